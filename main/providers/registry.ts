/** Every provider as the settings have it now, and the state of each for the model picker. */
import { failure, type Failure } from '#shared/domain/error.ts'
import type { ProviderId, ProviderStatus } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { createAdapter, type ApiChoice } from './adapters.ts'
import { emptyCatalog, type Catalog } from './catalog.ts'
import { createKnownModels, type KnownModels } from './known-models.ts'
import { createModelLists, type ModelListSources } from './model-lists.ts'
import { isLoopback } from './names.ts'
import { createOllama } from './ollama/provider.ts'
import type { Provider } from './provider.ts'
import { createScripted } from './scripted.ts'
import { createStarter } from './starter/provider.ts'
import { createStatuses } from './statuses.ts'
import { needsKey, providerTable } from './table.ts'

export interface ProviderRegistryOptions {
  settings(): Settings
  /** The key saved for this provider at this very address; `shown` is what may be shown of it. */
  keyFor(provider: ProviderId, baseUrl: string): { readonly key: string; readonly shown: string } | undefined
  /** What the scripted provider answers from. */
  readonly scriptFile?: string
  readonly templatesFolder: string
  /** Between two pieces of starter's answer, in milliseconds; without it, the pace of a fast model. */
  readonly starterPaceMs?: number
  /** Which of OpenAI's two formats to speak with servers that have both. */
  readonly api?: ApiChoice
  /** What is known of models beside what providers tell. */
  readonly catalog?: Catalog
  /** Where the providers' lists of models rest until the next start. */
  readonly values?: ModelListSources['values']
  /** Told when a list that was asked for in passing has come. */
  readonly onListed?: (id: ProviderId) => void
}

export interface ProviderRegistry {
  /** Throws a Failure that says what to set up. */
  get(id: ProviderId): Provider
  /** See `Statuses.all`. Never fails for a provider that is down: that is its state. */
  statuses(refresh: boolean, signal: AbortSignal, only?: ProviderId): Promise<ProviderStatus[]>
  /** See `Statuses.of`. */
  status(id: ProviderId, signal: AbortSignal): Promise<ProviderStatus | undefined>
  readonly catalog: Catalog
  readonly models: KnownModels
  /** The address that it is asked at; empty when the user has not said it yet. */
  baseUrlOf(id: ProviderId): string
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
      case 'ollama': {
        const { ollamaUrl, localContextTokens } = options.settings()
        const key = options.keyFor(id, ollamaUrl)?.key
        return keep(id, `${ollamaUrl} ${localContextTokens} ${key ?? ''}`, () =>
          createOllama({
            baseUrl: ollamaUrl,
            contextTokens: localContextTokens,
            ...(key === undefined ? {} : { key }),
          }),
        )
      }
      default:
        return adapter(id)
    }
  }

  function adapter(id: ProviderId): Provider {
    const baseUrl = baseUrlOf(id)
    if (baseUrl === '')
      throw failure('invalid-input', "Enter the server's base URL first, for example http://127.0.0.1:1234/v1.")
    const key = options.keyFor(id, baseUrl)?.key
    if (key === undefined && needsKey(id, baseUrl)) throw keyMissing(id)
    const connectMs = options.settings().providers[id]?.connectMs
    return keep(id, `${baseUrl} ${key ?? ''} ${connectMs ?? ''}`, () => {
      const provider = createAdapter(
        { id, baseUrl, ...(key === undefined ? {} : { key }), ...(connectMs === undefined ? {} : { connectMs }) },
        options.api,
      )
      if (provider === undefined) throw failure('internal', `There is no adapter for ${id}.`)
      return provider
    })
  }

  function local(id: ProviderId): boolean {
    if (id === 'starter' || id === 'scripted') return true
    const baseUrl = baseUrlOf(id)
    return isLoopback(baseUrl.includes('://') ? baseUrl : `http://${baseUrl}`)
  }

  function baseUrlOf(id: ProviderId): string {
    const { ollamaUrl, openaiCompatible, providers } = options.settings()
    if (id === 'ollama') return ollamaUrl
    if (id === 'openai-compatible') return openaiCompatible.baseUrl
    return providers[id]?.baseUrl ?? providerTable[id].baseUrl ?? ''
  }

  const { catalog = emptyCatalog } = options
  const now = (): number => Date.now()
  const lists = createModelLists({ ...options, get, local, baseUrlOf, now })
  const statuses = createStatuses({ ...options, local, baseUrlOf, catalog, lists, now })
  const models = createKnownModels({ catalog, lists })
  return { get, local, baseUrlOf, catalog, models, statuses: statuses.all, status: statuses.of }
}

function keyMissing(id: ProviderId): Failure {
  const { name, keyVariable } = providerTable[id]
  const how = keyVariable === undefined ? 'Enter it in Settings.' : `Enter it in Settings, or set ${keyVariable}.`
  return failure('auth', `${name} needs a key. ${how}`, { provider: id })
}
