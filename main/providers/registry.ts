/** Every provider as the settings have it now, and the state of each for the model picker. */
import { failure, type Failure } from '#shared/domain/error.ts'
import type { ProviderId, ProviderStatus } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { isLoopback } from './names.ts'
import { createOllama } from './ollama/provider.ts'
import { createOpenAiChat } from './openai-chat/provider.ts'
import type { Provider } from './provider.ts'
import { createScripted } from './scripted.ts'
import { createStarter } from './starter/provider.ts'
import { createStatuses } from './statuses.ts'
import { providerTable } from './table.ts'

export interface ProviderRegistryOptions {
  settings(): Settings
  /** The key saved for this provider at this very address; `shown` is what may be shown of it. */
  keyFor(provider: ProviderId, baseUrl: string): { readonly key: string; readonly shown: string } | undefined
  /** What the scripted provider answers from. */
  readonly scriptFile?: string
  readonly templatesFolder: string
  /** Between two pieces of starter's answer, in milliseconds; without it, the pace of a fast model. */
  readonly starterPaceMs?: number
}

export interface ProviderRegistry {
  /** Throws a Failure that says what to set up, or that this provider is not there yet. */
  get(id: ProviderId): Provider
  /** As last seen, at most 15 s ago; `refresh` asks anew. Never fails for a provider that is down: that is its state. */
  statuses(refresh: boolean, signal: AbortSignal): Promise<ProviderStatus[]>
  /** True when no request to it leaves this machine. */
  local(id: ProviderId): boolean
}

export function createProviderRegistry(options: ProviderRegistryOptions): ProviderRegistry {
  const kept = new Map<ProviderId, { readonly made: string; readonly provider: Provider }>()

  /** The same instance as long as what it is made of stays the same: the scripted one counts its answers. */
  function keep(id: ProviderId, made: string, make: () => Provider): Provider {
    const known = kept.get(id)
    if (known?.made === made) return known.provider
    const provider = make()
    kept.set(id, { made, provider })
    return provider
  }

  function get(id: ProviderId): Provider {
    const { ollamaUrl, openaiCompatible, localContextTokens } = options.settings()
    switch (id) {
      case 'starter':
        return keep(id, '', () => {
          const { templatesFolder, starterPaceMs } = options
          return createStarter({ templatesFolder, ...(starterPaceMs === undefined ? {} : { paceMs: starterPaceMs }) })
        })
      case 'scripted': {
        const file = options.scriptFile
        if (file === undefined)
          throw failure('invalid-input', 'No script was given. Start Kiln with --script FILE, or set KILN_SCRIPT.')
        return keep(id, file, () => createScripted({ file }))
      }
      case 'ollama':
        return keep(id, `${ollamaUrl} ${localContextTokens}`, () =>
          createOllama({ baseUrl: ollamaUrl, contextTokens: localContextTokens }),
        )
      case 'openai-compatible': {
        const { baseUrl } = openaiCompatible
        if (baseUrl === '')
          throw failure('invalid-input', "Enter the server's base URL first, for example http://127.0.0.1:1234/v1.")
        const key = options.keyFor(id, baseUrl)?.key
        return keep(id, `${baseUrl} ${key ?? ''}`, () =>
          createOpenAiChat({ id, baseUrl, ...(key === undefined ? {} : { key }) }),
        )
      }
      default:
        throw notYet(id)
    }
  }

  function local(id: ProviderId): boolean {
    if (id === 'starter' || id === 'scripted') return true
    if (id !== 'ollama' && id !== 'openai-compatible') return false
    const { ollamaUrl, openaiCompatible } = options.settings()
    if (id === 'openai-compatible') return isLoopback(openaiCompatible.baseUrl)
    return isLoopback(ollamaUrl.includes('://') ? ollamaUrl : `http://${ollamaUrl}`)
  }

  const statuses = createStatuses({ ...options, get, local })
  return { get, local, statuses }
}

/** What to say of a provider whose adapter comes with a later version. */
function notYet(id: ProviderId): Failure {
  return failure(
    'invalid-input',
    `This version of Kiln cannot talk to ${providerTable[id].name} yet. Choose starter, ollama, openai-compatible or scripted.`,
    { provider: id },
  )
}
