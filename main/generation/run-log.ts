/** A live run's events: numbered without gaps, deltas merged to one batch per 16 ms, kept for whoever attaches. */
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import type { Clock } from '../lib/clock.ts'

const mergeMs = 16
/** A batch to a reader that catches up stays under this many characters, so that its abort is heard in between. */
const batchCharacters = 64 * 1024

export interface RunLog {
  emit(body: RunEventBody): void
  /** Gives out what is still being merged. */
  flush(): void
  /** The events after `afterSeq`, then live ones, until run-end or until the signal aborts. */
  read(afterSeq: number, signal: AbortSignal | undefined): AsyncGenerator<RunEvent[], void>
}

export function createRunLog(runId: string, clock: Clock, onBatch: (events: readonly RunEvent[]) => void): RunLog {
  const events: RunEvent[] = []
  let waiting: RunEventBody[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastFlushAt = -Infinity
  let ended = false
  const wakers = new Set<() => void>()

  function emit(body: RunEventBody): void {
    if (ended) throw new Error('A run has exactly one run-end, and nothing after it.')
    if (body.type === 'run-end') ended = true
    pushMerged(waiting, body)
    // The first event after a pause goes out at once; a flood waits for the end of its 16 ms.
    if (ended || performance.now() - lastFlushAt >= mergeMs) flush()
    else timer ??= setTimeout(flush, mergeMs)
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0) return
    const at = clock.now()
    const batch = waiting.map((body, index): RunEvent => ({ runId, seq: events.length + index, at, ...body }))
    waiting = []
    lastFlushAt = performance.now()
    events.push(...batch)
    onBatch(batch)
    for (const wake of wakers) wake()
  }

  async function* read(afterSeq: number, signal: AbortSignal | undefined): AsyncGenerator<RunEvent[], void> {
    let next = afterSeq + 1
    while (signal?.aborted !== true) {
      const batch = takeBatch(events, next)
      if (batch.length > 0) {
        next += batch.length
        yield batch
        if (batch.at(-1)?.type === 'run-end') return
        // Let the reader's abort in between two batches: the carrier has no backpressure of its own.
        await new Promise((resolve) => setImmediate(resolve))
      } else if (ended && waiting.length === 0) {
        return
      } else {
        await nextBatch(signal)
      }
    }
  }

  function nextBatch(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      function wake(): void {
        wakers.delete(wake)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      wakers.add(wake)
      signal?.addEventListener('abort', wake)
    })
  }

  return { emit, flush, read }
}

/** Stored events in batches of a bounded size: what a reader of an ended run gets. */
export function* inBatches(events: readonly RunEvent[]): Generator<RunEvent[], void> {
  for (let next = 0; next < events.length;) {
    const batch = takeBatch(events, next)
    next += batch.length
    yield batch
  }
}

function takeBatch(events: readonly RunEvent[], from: number): RunEvent[] {
  let size = 0
  let to = from
  while (to < events.length && (to === from || size < batchCharacters)) {
    const event = events[to++]
    if (event !== undefined && 'text' in event) size += event.text.length
  }
  return events.slice(from, to)
}

function pushMerged(list: RunEventBody[], body: RunEventBody): void {
  const last = list.at(-1)
  const merged = last === undefined ? undefined : merge(last, body)
  if (merged === undefined) list.push(body)
  else list[list.length - 1] = merged
}

/** Deltas of one kind, and of one file, follow each other as one. */
function merge(last: RunEventBody, body: RunEventBody): RunEventBody | undefined {
  if (last.type === 'file-delta' && body.type === 'file-delta' && last.path === body.path) {
    return { ...last, text: last.text + body.text }
  }
  if (
    (last.type === 'text-delta' && body.type === 'text-delta') ||
    (last.type === 'reasoning-delta' && body.type === 'reasoning-delta')
  ) {
    return { ...last, text: last.text + body.text }
  }
  return undefined
}
