/** The table's lines as requests begin and end, for whoever watches: in batches, four times a second. */
import { EventPublisher } from '@orpc/server'
import type { RequestRow } from '#shared/domain/metrics.ts'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import type { Timers } from '../lib/timers.ts'
import { rowOf } from './request-page.ts'

export interface LiveRows {
  begun(row: RequestRow): void
  ended(record: RequestRecord): void
  /** Those that are under way, then each that begins or ends, the newest state of each in a batch. Ends with the signal. */
  watch(signal: AbortSignal): AsyncGenerator<RequestRow[], void>
  stop(): void
}

const batchMs = 250

/** `named`: adds to a line what only others know. */
export function createLiveRows(timers: Timers, named: (row: RequestRow) => RequestRow): LiveRows {
  const publisher = new EventPublisher<{ rows: RequestRow[] }>()
  const live = new Map<string, RequestRow>()
  let waiting = new Map<string, RequestRow>()
  let watchers = 0
  let disarm: (() => void) | undefined

  function put(row: RequestRow): void {
    if (watchers === 0) return
    waiting.set(row.id, row)
    disarm ??= timers.after(batchMs, () => {
      disarm = undefined
      const rows = [...waiting.values()].map(named)
      waiting = new Map()
      publisher.publish('rows', rows)
    })
  }

  return {
    begun(row) {
      live.set(row.id, row)
      put(row)
    },
    ended(record) {
      live.delete(record.id)
      if (watchers > 0) put(rowOf(record))
    },
    async *watch(signal) {
      watchers += 1
      try {
        const batches = publisher.subscribe('rows', { signal })
        if (live.size > 0) yield [...live.values()].map(named)
        yield* batches
      } finally {
        watchers -= 1
      }
    },
    stop: () => disarm?.(),
  }
}
