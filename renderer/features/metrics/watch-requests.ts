/** One subscription to requests as they begin and end, for the whole panel; what is shown in sum is asked again, calmly. */
import type { RequestRow } from '#shared/domain/metrics.ts'
import { client, connectionState } from '../../client/connection.ts'
import { invalidate } from '../../client/query-cache.ts'

type Listener = (rows: readonly RequestRow[]) => void

const listeners = new Set<Listener>()
/** What is under way, for who listens later. */
const live = new Map<string, RequestRow>()
/** At most so often is asked again what is shown in sum. */
const calmMs = 1_000
const retryMs = 500

/** Told of what is under way, then of every batch while the panel is open; returns its undo. */
export function onRequests(listener: Listener): () => void {
  listeners.add(listener)
  if (live.size > 0) listener([...live.values()])
  return () => listeners.delete(listener)
}

/** Listens until it is aborted, and again after a broken connection. */
export async function watchRequests(signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  signal.addEventListener('abort', () => clearTimeout(timer))
  const askAgain = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      invalidate('metrics')
    }, calmMs)
  }
  while (!signal.aborted && connectionState() !== 'lost') {
    try {
      for await (const rows of await client.metrics.watch(undefined, { signal })) {
        for (const row of rows) {
          if (row.outcome === 'live') live.set(row.id, row)
          else live.delete(row.id)
        }
        for (const listener of listeners) listener(rows)
        if (rows.some(({ outcome }) => outcome !== 'live')) askAgain()
      }
    } catch {
      // Connections break; the banner says so, and the loop tries again.
    }
    // What ended meanwhile is not told; what is still under way is.
    live.clear()
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, retryMs))
  }
}
