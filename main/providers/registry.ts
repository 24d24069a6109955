/** Every provider as the settings have it now, and the state of each for the model picker. */
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import type { ModelInfo, ProviderId, ProviderStatus } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { throwIfAborted } from '../lib/abort.ts'
import { isLoopback, providerNames } from './names.ts'
import { createOllama } from './ollama/provider.ts'
import { createOpenAiChat } from './openai-chat/provider.ts'
import type { Provider } from './provider.ts'
import { createScripted } from './scripted.ts'
import { createStarter } from './starter/provider.ts'

export interface ProviderRegistryOptions {
  settings(): Settings
  /** The key saved for this provider at this very address; `shown` is what may be shown of it. */
  keyFor(provider: ProviderId, baseUrl: string): { readonly key: string; readonly shown: string } | undefined
  /** What the scripted provider answers from. */
  readonly scriptFile?: string
  readonly templatesFolder: string
}

export interface ProviderRegistry {
  /** Throws a Failure that says what to set up, or that this provider is not there yet. */
  get(id: ProviderId): Provider
  /** As last seen, at most 15 s ago; `refresh` asks anew. Never fails for a provider that is down: that is its state. */
  statuses(refresh: boolean, signal: AbortSignal): Promise<ProviderStatus[]>
  /** True when no request to it leaves this machine. */
  local(id: ProviderId): boolean
}

/** A server on this machine answers at once or is not there; one elsewhere gets longer. */
const localProbeMs = 1000
const remoteProbeMs = 4000
const statusAgeMs = 15_000

export function createProviderRegistry(options: ProviderRegistryOptions): ProviderRegistry {
  const kept = new Map<ProviderId, { readonly made: string; readonly provider: Provider }>()
  const probes = new Map<ProviderId, { readonly name: string; readonly at: number; readonly result: Promise<Probe> }>()

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
        return keep(id, '', () => createStarter({ templatesFolder: options.templatesFolder }))
      case 'scripted': {
        const file = options.scriptFile
        if (file === undefined) throw failure('invalid-input', 'No script was given. Start Kiln with --script FILE, or set KILN_SCRIPT.')
        return keep(id, file, () => createScripted({ file }))
      }
      case 'ollama':
        return keep(id, `${ollamaUrl} ${localContextTokens}`, () =>
          createOllama({ baseUrl: ollamaUrl, contextTokens: localContextTokens }),
        )
      case 'openai-compatible': {
        const { baseUrl } = openaiCompatible
        if (baseUrl === '') throw failure('invalid-input', "Enter the server's base URL first, for example http://127.0.0.1:1234/v1.")
        const key = options.keyFor(id, baseUrl)?.key
        return keep(id, `${baseUrl} ${key ?? ''}`, () => createOpenAiChat({ id, baseUrl, ...(key === undefined ? {} : { key }) }))
      }
      default:
        throw notYet(id)
    }
  }

  function baseUrlOf(id: ProviderId): string {
    const { ollamaUrl, openaiCompatible } = options.settings()
    return id === 'ollama' ? ollamaUrl : openaiCompatible.baseUrl
  }

  function local(id: ProviderId): boolean {
    if (id === 'starter' || id === 'scripted') return true
    if (id !== 'ollama' && id !== 'openai-compatible') return false
    const baseUrl = baseUrlOf(id)
    return isLoopback(id === 'ollama' && !baseUrl.includes('://') ? `http://${baseUrl}` : baseUrl)
  }

  /** Shared by all who ask at the same time, and bounded by its own time: who asked may leave. */
  function probe(id: ProviderId, key: string, refresh: boolean): Promise<Probe> {
    const name = `${baseUrlOf(id)} ${key}`
    const known = probes.get(id)
    if (known?.name === name && !refresh && Date.now() - known.at < statusAgeMs) return known.result
    const result = listWithin(() => get(id), id, local(id) ? localProbeMs : remoteProbeMs)
    probes.set(id, { name, at: Date.now(), result })
    return result
  }

  async function ollamaStatus(refresh: boolean): Promise<ProviderStatus> {
    const { models, error } = await probe('ollama', '', refresh)
    const status = { id: 'ollama', name: providerNames.ollama, local: local('ollama'), models, baseUrl: baseUrlOf('ollama') } as const
    if (error !== undefined) return { ...status, state: 'unreachable', summary: error.message, error }
    if (models.length > 0) return { ...status, state: 'ready', summary: `Running, with ${counted(models)}.` }
    return { ...status, state: 'no-models', summary: 'Running, but it has no models. Get one with "ollama pull qwen3-coder", for example.' }
  }

  async function compatibleStatus(refresh: boolean): Promise<ProviderStatus> {
    const id = 'openai-compatible'
    const { baseUrl, model } = options.settings().openaiCompatible
    const status = { id, name: providerNames[id], local: local(id), models: [] } as const
    if (baseUrl === '') return { ...status, state: 'needs-setup', summary: 'LM Studio, llama.cpp, vLLM and others: enter a base URL.' }
    const key = options.keyFor(id, baseUrl)
    const shown = { ...status, baseUrl, ...(key === undefined ? {} : { key: key.shown }) }
    const { models, error } = await probe(id, key?.key ?? '', refresh)
    if (error?.kind === 'auth') return { ...shown, state: 'needs-setup', summary: error.message, error }
    // Some servers list nothing and answer all the same.
    if (model !== '' && (models.length === 0 || error?.kind === 'not-found')) {
      const named = { ...shown, models: [{ id: model }] }
      if (error === undefined || error.kind === 'not-found') return { ...named, state: 'ready', summary: 'Set up. It lists no models.' }
    }
    if (error !== undefined) return { ...shown, state: 'unreachable', summary: error.message, error }
    if (models.length === 0) return { ...shown, state: 'no-models', summary: 'It answers, but lists no models. Load one there, or enter its name.' }
    return { ...shown, models: [...models], state: 'ready', summary: `Connected, with ${counted(models)}.` }
  }

  return {
    get,
    local,
    async statuses(refresh, signal) {
      throwIfAborted(signal)
      const [ollama, compatible] = await Promise.all([ollamaStatus(refresh), compatibleStatus(refresh)])
      throwIfAborted(signal)
      return [starterStatus(), ollama, compatible, ...(options.scriptFile === undefined ? [] : [scriptedStatus(options.scriptFile)])]
    },
  }
}

interface Probe {
  readonly models: ModelInfo[]
  readonly error?: AppError
}

async function listWithin(provider: () => Provider, id: ProviderId, milliseconds: number): Promise<Probe> {
  const limit = new AbortController()
  const late = failure('timeout-connect', `${providerNames[id]} did not answer within ${milliseconds / 1000} s.`)
  const timer = setTimeout(() => limit.abort(late), milliseconds)
  try {
    return { models: [...(await provider().listModels(limit.signal))] }
  } catch (thrown) {
    return { models: [], error: toAppError(thrown) }
  } finally {
    clearTimeout(timer)
  }
}

function counted(models: readonly ModelInfo[]): string {
  return models.length === 1 ? '1 model' : `${models.length} models`
}

function starterStatus(): ProviderStatus {
  const summary = 'Built in: complete apps, chosen and adapted to your words. No model, no network.'
  return { id: 'starter', name: providerNames.starter, summary, state: 'ready', local: true, models: [{ id: 'starter' }] }
}

function scriptedStatus(file: string): ProviderStatus {
  const models = [{ id: 'scripted' }]
  return { id: 'scripted', name: providerNames.scripted, summary: `Answers from ${file}.`, state: 'ready', local: true, models }
}

/** What to say of a provider whose adapter comes with a later version. */
export function notYet(id: ProviderId) {
  return failure(
    'invalid-input',
    `This version of Kiln cannot talk to ${providerNames[id]} yet. Choose starter, ollama, openai-compatible or scripted.`,
    { provider: id },
  )
}
