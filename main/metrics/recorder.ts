/** Puts requests' records aside at once, and writes them in batches when nothing waits for it. */
import { toAppError } from '#shared/domain/error.ts'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import type { Timers } from '../lib/timers.ts'
import type { RequestsTable } from '../store/requests-table.ts'

export interface Recorder {
  /** Takes a record, in microseconds: it is written within a second, or by the next `flush`. */
  add(record: RequestRecord): void
  /** Writes what was put aside. Never throws. */
  flush(): void
  /** Writes the rest; what is added later is let go. */
  close(): void
}

const batchMs = 500
/** Where the disk takes nothing, so many are kept for when it does. */
const mostWaiting = 10_000

/** `onTrouble` is told in a sentence when records cannot be written. */
export function createRecorder(
  table: Pick<RequestsTable, 'insert'>,
  timers: Timers,
  onTrouble: (message: string) => void,
): Recorder {
  let waiting: RequestRecord[] = []
  let disarm: (() => void) | undefined
  let isClosed = false

  function arm(): void {
    disarm ??= timers.after(batchMs, flush)
  }

  function flush(): void {
    disarm?.()
    disarm = undefined
    if (waiting.length === 0) return
    try {
      table.insert(waiting)
      waiting = []
    } catch (thrown) {
      waiting = waiting.slice(-mostWaiting)
      onTrouble(`What requests took cannot be written down: ${toAppError(thrown).message}`)
      if (!isClosed) arm()
    }
  }

  return {
    add(record) {
      if (isClosed) return
      waiting.push(record)
      arm()
    },
    flush,
    close() {
      isClosed = true
      flush()
    },
  }
}
