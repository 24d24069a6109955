/** Puts requests' records aside at once, and writes them in small batches when nothing waits for it. */
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
/** A third of a millisecond of work; between two such slices whatever else waits has its turn. */
const sliceLength = 20
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

  function arm(ms: number): void {
    disarm ??= timers.after(ms, () => {
      disarm = undefined
      if (write(sliceLength) && waiting.length > 0) arm(0)
    })
  }

  /** True when so many at most are written. */
  function write(most: number): boolean {
    try {
      table.insert(waiting.slice(0, most))
      waiting = waiting.slice(most)
      return true
    } catch (thrown) {
      waiting = waiting.slice(-mostWaiting)
      onTrouble(`What requests took cannot be written down: ${toAppError(thrown).message}`)
      if (!isClosed) arm(batchMs)
      return false
    }
  }

  function flush(): void {
    disarm?.()
    disarm = undefined
    if (waiting.length > 0) write(waiting.length)
  }

  return {
    add(record) {
      if (isClosed) return
      waiting.push(record)
      arm(batchMs)
    },
    flush,
    close() {
      isClosed = true
      flush()
    },
  }
}
