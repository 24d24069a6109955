/** The state of every provider for the model picker: asked within bounds, and remembered for a while. */
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import type { ModelInfo, ProviderId, ProviderStatus } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { throwIfAborted } from '../lib/abort.ts'
import type { Provider } from './provider.ts'
import { providerTable } from './table.ts'

export interface StatusSources {
  settings(): Settings
  keyFor(provider: ProviderId, baseUrl: string): { readonly key: string; readonly shown: string } | undefined
  readonly scriptFile?: string
  get(id: ProviderId): Provider
  local(id: ProviderId): boolean
}

/** A server on this machine answers at once or is not there; one elsewhere gets longer. */
const localProbeMs = 1000
const remoteProbeMs = 4000
const statusAgeMs = 15_000

/** See `ProviderRegistry.statuses`. */
export function createStatuses(
  sources: StatusSources,
): (refresh: boolean, signal: AbortSignal) => Promise<ProviderStatus[]> {
  const probes = new Map<ProviderId, { readonly name: string; readonly at: number; readonly result: Promise<Probe> }>()

  /** Shared by all who ask at the same time, and bounded by its own time: who asked may leave. */
  function probe(id: ProviderId, baseUrl: string, key: string, refresh: boolean): Promise<Probe> {
    const name = `${baseUrl} ${key}`
    const known = probes.get(id)
    if (known?.name === name && !refresh && Date.now() - known.at < statusAgeMs) return known.result
    const result = listWithin(() => sources.get(id), id, sources.local(id) ? localProbeMs : remoteProbeMs)
    probes.set(id, { name, at: Date.now(), result })
    return result
  }

  async function ollamaStatus(refresh: boolean): Promise<ProviderStatus> {
    const id = 'ollama'
    const baseUrl = sources.settings().ollamaUrl
    const { models, error } = await probe(id, baseUrl, '', refresh)
    const status = { id, name: providerTable[id].name, local: sources.local(id), models, baseUrl } as const
    if (error !== undefined) return { ...status, state: 'unreachable', summary: error.message, error }
    if (models.length > 0) return { ...status, state: 'ready', summary: `Running, with ${counted(models)}.` }
    return {
      ...status,
      state: 'no-models',
      summary: 'Running, but it has no models. Get one with "ollama pull qwen3-coder", for example.',
    }
  }

  async function compatibleStatus(refresh: boolean): Promise<ProviderStatus> {
    const id = 'openai-compatible'
    const { baseUrl, model } = sources.settings().openaiCompatible
    const status: Pick<ProviderStatus, 'id' | 'name' | 'local' | 'models'> = {
      id,
      name: providerTable[id].name,
      local: sources.local(id),
      models: [],
    }
    if (baseUrl === '')
      return { ...status, state: 'needs-setup', summary: 'LM Studio, llama.cpp, vLLM and others: enter a base URL.' }
    const key = sources.keyFor(id, baseUrl)
    const shown = { ...status, baseUrl, ...(key === undefined ? {} : { key: key.shown }) }
    const { models, error } = await probe(id, baseUrl, key?.key ?? '', refresh)
    if (error?.kind === 'auth') return { ...shown, state: 'needs-setup', summary: error.message, error }
    // Some servers list nothing and answer all the same, once the model is named.
    if (model !== '' && models.length === 0 && (error === undefined || error.kind === 'not-found')) {
      return { ...shown, models: [{ id: model }], state: 'ready', summary: 'Set up. It lists no models.' }
    }
    if (error !== undefined) return { ...shown, state: 'unreachable', summary: error.message, error }
    if (models.length === 0)
      return {
        ...shown,
        state: 'no-models',
        summary: 'It answers, but lists no models. Load one there, or enter its name.',
      }
    return { ...shown, models: [...models], state: 'ready', summary: `Connected, with ${counted(models)}.` }
  }

  return async (refresh, signal) => {
    throwIfAborted(signal)
    const [ollama, compatible] = await Promise.all([ollamaStatus(refresh), compatibleStatus(refresh)])
    throwIfAborted(signal)
    const { scriptFile } = sources
    return [starterStatus(), ollama, compatible, ...(scriptFile === undefined ? [] : [scriptedStatus(scriptFile)])]
  }
}

interface Probe {
  readonly models: ModelInfo[]
  readonly error?: AppError
}

async function listWithin(provider: () => Provider, id: ProviderId, milliseconds: number): Promise<Probe> {
  const limit = new AbortController()
  const late = failure('timeout-connect', `${providerTable[id].name} did not answer within ${milliseconds / 1000} s.`)
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
  return {
    id: 'starter',
    name: providerTable.starter.name,
    summary,
    state: 'ready',
    local: true,
    models: [{ id: 'starter' }],
  }
}

function scriptedStatus(file: string): ProviderStatus {
  const models = [{ id: 'scripted' }]
  return {
    id: 'scripted',
    name: providerTable.scripted.name,
    summary: `Answers from ${file}.`,
    state: 'ready',
    local: true,
    models,
  }
}
