/** The providers' own lists of models: asked within bounds, shared by all who ask, kept until the next start. */
import { z } from 'zod'
import { isPassedOn } from '#shared/domain/cost.ts'
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import { ModelInfo, type ProviderId } from '#shared/domain/model.ts'
import type { Provider } from './provider.ts'
import { isHosted, providerTable } from './table.ts'

export interface ModelList {
  /** As the provider listed them last; empty until it did. */
  readonly models: readonly ModelInfo[]
  /** When that was, in milliseconds since 1970. */
  readonly listedAt?: number
  /** Why it could not be asked again; absent when the last attempt went well. */
  readonly error?: AppError
}

export interface ModelLists {
  /** What was listed last by this provider at this address, without asking it. */
  known(id: ProviderId): ModelList | undefined
  /**
   * Asks, unless that was tried less than `maxAgeMs` ago. Takes a second at most for a server on this machine, four for
   * another. Never rejects: what went wrong is the list's error, and the models are those that were known before.
   */
  ask(id: ProviderId, maxAgeMs: number): Promise<ModelList>
}

export interface ModelListSources {
  get(id: ProviderId): Provider
  local(id: ProviderId): boolean
  baseUrlOf(id: ProviderId): string
  keyFor(provider: ProviderId, baseUrl: string): { readonly key: string } | undefined
  /** Where lists rest from one start to the next; without it they last as long as the process. */
  readonly values?: { get(name: string): string | undefined; set(name: string, value: string): void } | undefined
  now(): number
}

/** A server on this machine answers at once or is not there; one elsewhere gets longer. */
const localBoundMs = 1000
const remoteBoundMs = 4000

const Stored = z.object({ baseUrl: z.string(), listedAt: z.number(), models: z.array(ModelInfo) })

interface Entry {
  /** The address and the key that it holds for. */
  readonly name: string
  list: ModelList
  triedAt: number
  underWay: Promise<ModelList> | undefined
}

export function createModelLists(sources: ModelListSources): ModelLists {
  const { values, now } = sources
  const entries = new Map<ProviderId, Entry>()

  function entryOf(id: ProviderId): Entry {
    const baseUrl = sources.baseUrlOf(id)
    const name = `${baseUrl} ${sources.keyFor(id, baseUrl)?.key ?? ''}`
    const known = entries.get(id)
    if (known?.name === name) return known
    // A list from the last start is this key's as far as anybody knows; one from before the key was changed is not.
    const stored = known === undefined ? readStored(id, baseUrl) : undefined
    const entry: Entry = { name, list: stored ?? { models: [] }, triedAt: stored?.listedAt ?? 0, underWay: undefined }
    entries.set(id, entry)
    return entry
  }

  function readStored(id: ProviderId, baseUrl: string): ModelList | undefined {
    const text = isHosted(id) ? values?.get(storedName(id)) : undefined
    if (text === undefined) return undefined
    try {
      const { baseUrl: listedAt, ...list } = Stored.parse(JSON.parse(text))
      return listedAt === baseUrl ? list : undefined
    } catch {
      // Of another version of Kiln: it is asked for anew.
      return undefined
    }
  }

  async function listWithin(id: ProviderId, before: ModelList): Promise<ModelList> {
    const limit = new AbortController()
    const milliseconds = sources.local(id) ? localBoundMs : remoteBoundMs
    const { name } = providerTable[id]
    const late = failure('timeout-connect', `${name} did not answer within ${milliseconds / 1000} s.`, { provider: id })
    const timer = setTimeout(() => limit.abort(late), milliseconds).unref()
    try {
      const listed = await sources.get(id).listModels(limit.signal)
      const runsHere = (model: string): boolean => !isHosted(id) && sources.local(id) && !isPassedOn({ model })
      const models = listed.map((model) => (runsHere(model.id) ? here(model) : model))
      return { models, listedAt: now() }
    } catch (thrown) {
      const { error: _, ...known } = before
      // A server that is not there has no models; what a hosted provider listed before it still has.
      return { ...(isHosted(id) ? known : { models: [] }), error: toAppError(thrown) }
    } finally {
      clearTimeout(timer)
    }
  }

  async function askNow(id: ProviderId, entry: Entry): Promise<ModelList> {
    const baseUrl = sources.baseUrlOf(id)
    entry.list = await listWithin(id, entry.list)
    entry.triedAt = now()
    entry.underWay = undefined
    const { models, listedAt, error } = entry.list
    if (isHosted(id) && error === undefined) store(id, { baseUrl, listedAt, models })
    return entry.list
  }

  /** A disk that is full costs the list its rest, and nobody an answer. */
  function store(id: ProviderId, list: object): void {
    try {
      values?.set(storedName(id), JSON.stringify(list))
    } catch {
      // It is asked for again at the next start.
    }
  }

  return {
    known(id) {
      const { list } = entryOf(id)
      return list.listedAt === undefined && list.error === undefined ? undefined : list
    },
    async ask(id, maxAgeMs) {
      const entry = entryOf(id)
      if (entry.underWay === undefined) {
        if (entry.triedAt > 0 && now() - entry.triedAt < maxAgeMs) return entry.list
        entry.underWay = askNow(id, entry)
      }
      return entry.underWay
    },
  }
}

/** Runs on this machine, whatever else is known of it. */
function here(model: ModelInfo): ModelInfo {
  return { ...model, class: 'local' }
}

function storedName(id: ProviderId): string {
  return `models-list:${id}`
}
