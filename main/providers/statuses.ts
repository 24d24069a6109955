/** The state of every provider for the model picker: asked within bounds, and remembered for a while. */
import { ProviderId, type ModelInfo, type ProviderStatus } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { throwIfAborted } from '../lib/abort.ts'
import type { Catalog } from './catalog.ts'
import type { ModelList, ModelLists } from './model-lists.ts'
import { counted, keyWanted, noModels, notThere, refusedKey } from './status-words.ts'
import { isHosted, needsKey, providerTable } from './table.ts'

export interface StatusSources {
  settings(): Settings
  keyFor(provider: ProviderId, baseUrl: string): { readonly key: string; readonly shown: string } | undefined
  readonly scriptFile?: string
  local(id: ProviderId): boolean
  /** Empty when the user has not said it yet. */
  baseUrlOf(id: ProviderId): string
  readonly catalog: Catalog
  readonly lists: ModelLists
  /** Told when a list that was asked for in passing has come. */
  readonly onListed?: (id: ProviderId) => void
  now(): number
}

export interface Statuses {
  /**
   * Of every provider that can be chosen. Servers on this machine, and the one that the user gave an address of, are
   * asked when they were not for 15 s. A hosted provider is asked only when a key is set for it and its list was never
   * read or is older than a day, and then nobody waits who has an older one. `refresh` asks at once: all, or `only` one.
   */
  all(refresh: boolean, signal: AbortSignal, only?: ProviderId): Promise<ProviderStatus[]>
  /** Of one; undefined for what cannot be chosen. */
  of(id: ProviderId, signal: AbortSignal): Promise<ProviderStatus | undefined>
}

const serverAgeMs = 15_000
const hostedAgeMs = 24 * 3_600_000
/** How long the first list of a hosted provider is waited for. */
const firstWaitMs = 1000

/** Scripted last: it is there on purpose only. */
const shownOrder = [...ProviderId.options.filter((id) => id !== 'scripted'), 'scripted'] as const

export function createStatuses(sources: StatusSources): Statuses {
  const { catalog, lists } = sources

  async function statusOf(id: ProviderId, refresh: boolean): Promise<ProviderStatus | undefined> {
    if (id === 'starter') return starterStatus
    if (id === 'scripted') return sources.scriptFile === undefined ? undefined : scriptedStatus(sources.scriptFile)
    const { name, keyUse, helpUrl } = providerTable[id]
    const baseUrl = sources.baseUrlOf(id)
    const key = baseUrl === '' ? undefined : sources.keyFor(id, baseUrl)
    const status = {
      id,
      name,
      local: sources.local(id),
      keyUse,
      models: [],
      ...(helpUrl === undefined ? {} : { helpUrl }),
      ...(baseUrl === '' ? {} : { baseUrl }),
      ...(key === undefined ? {} : { key: key.shown }),
    } satisfies Partial<ProviderStatus>
    if (baseUrl === '') {
      return { ...status, state: 'needs-setup', summary: 'LM Studio, llama.cpp, vLLM and others: enter a base URL.' }
    }
    if (key === undefined && needsKey(id, baseUrl)) {
      return { ...status, models: [...catalog.of(id)], state: 'needs-setup', summary: keyWanted(id) }
    }
    const list = await listOf(id, refresh)
    return { ...status, ...(isHosted(id) ? hosted(id, list) : server(id, list, baseUrl)) }
  }

  async function listOf(id: ProviderId, refresh: boolean): Promise<ModelList> {
    if (!isHosted(id)) return lists.ask(id, refresh ? 0 : serverAgeMs)
    const known = lists.known(id)
    if (refresh) return lists.ask(id, 0)
    if (known?.listedAt === undefined) return firstListOf(id)
    if (sources.now() - known.listedAt > hostedAgeMs) {
      const { listedAt } = known
      const later = lists.ask(id, hostedAgeMs).then((list) => list.listedAt !== listedAt || list.error !== undefined)
      void later.then((isNews) => isNews && sources.onListed?.(id))
    }
    return known
  }

  /** Whoever opens the picker does not wait for a slow one: what Kiln knows is shown until its list has come. */
  async function firstListOf(id: ProviderId): Promise<ModelList> {
    const asked = lists.ask(id, serverAgeMs)
    let isLate = false
    const late = new Promise<ModelList>((resolve) => {
      const timer = setTimeout(() => {
        isLate = true
        resolve({ models: [] })
      }, firstWaitMs).unref()
      void asked.finally(() => clearTimeout(timer))
    })
    void asked.then(() => isLate && sources.onListed?.(id))
    return Promise.race([asked, late])
  }

  function hosted(id: ProviderId, { models, listedAt, error }: ModelList): StatusOfList {
    const { name } = providerTable[id]
    const joined = models.length > 0 ? catalog.join(id, models) : [...catalog.of(id)]
    const seen = { models: joined, ...(listedAt === undefined ? {} : { listedAt }) }
    if (error === undefined) {
      if (joined.length > 0) return { ...seen, state: 'ready', summary: `Ready, with ${counted(joined)}.` }
      return { ...seen, state: 'no-models', summary: `${name} answers, but lists no models for this key.` }
    }
    if (error.kind === 'auth') return { ...seen, state: 'needs-setup', summary: refusedKey(id), error }
    if (error.kind === 'quota') return { ...seen, state: 'needs-setup', summary: error.message, error }
    if (error.kind === 'not-found' && joined.length > 0) {
      return { ...seen, state: 'ready', summary: `Set up. It gives no list: these ${counted(joined)} Kiln knows of.` }
    }
    return { ...seen, state: 'unreachable', summary: error.message, error }
  }

  function server(id: ProviderId, { models, listedAt, error }: ModelList, baseUrl: string): StatusOfList {
    const seen = {
      models: models.map((model) => withFacts(id, model)),
      ...(listedAt === undefined ? {} : { listedAt }),
    }
    const named = id === 'openai-compatible' ? sources.settings().openaiCompatible.model : ''
    if (error?.kind === 'auth') return { ...seen, state: 'needs-setup', summary: error.message, error }
    // Some servers list nothing and answer all the same, once the model is named.
    if (named !== '' && models.length === 0 && (error === undefined || error.kind === 'not-found')) {
      return { ...seen, models: [{ id: named }], state: 'ready', summary: 'Set up. It lists no models.' }
    }
    if (error !== undefined) return { ...seen, state: 'unreachable', summary: notThere(id, baseUrl, error), error }
    if (models.length === 0) return { ...seen, state: 'no-models', summary: noModels(id) }
    const how = id === 'openai-compatible' ? 'Connected' : 'Running'
    return { ...seen, state: 'ready', summary: `${how}, with ${counted(models)}.` }
  }

  /** In the server's own order, which means something there: the newest first. */
  function withFacts(id: ProviderId, model: ModelInfo): ModelInfo {
    return { ...catalog.get({ provider: id, model: model.id }), ...model }
  }

  return {
    async all(refresh, signal, only) {
      throwIfAborted(signal)
      if (refresh) catalog.reload()
      const all = await Promise.all(
        shownOrder.map((id) => statusOf(id, refresh && (only === undefined || only === id))),
      )
      throwIfAborted(signal)
      return all.filter((status) => status !== undefined)
    },
    async of(id, signal) {
      throwIfAborted(signal)
      const status = await statusOf(id, false)
      throwIfAborted(signal)
      return status
    },
  }
}

type StatusOfList = Pick<ProviderStatus, 'models' | 'listedAt' | 'state' | 'summary' | 'error'>

const starterStatus: ProviderStatus = {
  id: 'starter',
  name: providerTable.starter.name,
  summary: 'Built in: complete apps, chosen and adapted to your words. No model, no network.',
  state: 'ready',
  local: true,
  models: [{ id: 'starter' }],
}

function scriptedStatus(file: string): ProviderStatus {
  return {
    id: 'scripted',
    name: providerTable.scripted.name,
    summary: `Answers from ${file}.`,
    state: 'ready',
    local: true,
    models: [{ id: 'scripted' }],
  }
}
