/** What routes answered, by key: shown at once, asked again when a fact changed. */
import { dequal } from 'dequal'
import { type AppError, toAppError } from '#shared/domain/error.ts'

export interface QueryState<Data> {
  readonly data: Data | undefined
  readonly error: AppError | undefined
}

interface Entry {
  state: QueryState<unknown>
  readonly listeners: Set<() => void>
  fetch: ((signal: AbortSignal) => Promise<unknown>) | undefined
  running: AbortController | undefined
  /** Something changed while it was being asked. */
  stale: boolean
}

const nothing: QueryState<unknown> = { data: undefined, error: undefined }
const entries = new Map<string, Entry>()

function entryOf(key: string): Entry {
  let entry = entries.get(key)
  if (entry === undefined) {
    entry = { state: nothing, listeners: new Set(), fetch: undefined, running: undefined, stale: true }
    entries.set(key, entry)
  }
  return entry
}

/** The state as it is now; the same object until something changes. */
export function queryState(key: string): QueryState<unknown> {
  return entryOf(key).state
}

/** Keeps a query alive: asks when nothing fresh is there. Returns its undo; data of unwatched keys is kept as it is. */
export function watchQuery(
  key: string,
  fetch: (signal: AbortSignal) => Promise<unknown>,
  listener: () => void,
): () => void {
  const entry = entryOf(key)
  entry.fetch = fetch
  entry.listeners.add(listener)
  if (entry.stale && entry.running === undefined) void load(entry)
  return () => {
    entry.listeners.delete(listener)
  }
}

/** Asks again all keys that are this one or begin with it and a slash; those that nobody watches, when they are. */
export function invalidate(prefix: string): void {
  for (const [key, entry] of entries) {
    if (key !== prefix && !key.startsWith(`${prefix}/`)) continue
    entry.stale = true
    if (entry.listeners.size > 0 && entry.running === undefined) void load(entry)
  }
}

/** Everything: after a reconnection nobody knows what was missed. */
export function invalidateAll(): void {
  for (const key of [...entries.keys()]) invalidate(key)
}

/** Puts an answer that is already known in its place: an update's result. */
export function setQueryData(key: string, data: unknown): void {
  const entry = entryOf(key)
  change(entry, { data, error: undefined })
}

async function load(entry: Entry): Promise<void> {
  const running = new AbortController()
  entry.running = running
  do {
    entry.stale = false
    try {
      const data = await entry.fetch?.(running.signal)
      change(entry, { data, error: undefined })
    } catch (thrown) {
      change(entry, { data: entry.state.data, error: toAppError(thrown) })
    }
  } while (entry.stale)
  entry.running = undefined
}

function change(entry: Entry, state: QueryState<unknown>): void {
  // A fact may have changed nothing that this query is about: nobody has to draw the same again.
  if (dequal(state, entry.state)) return
  entry.state = state
  for (const listener of entry.listeners) listener()
}
