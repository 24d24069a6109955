/** The journal of runs: every event as it comes, committed in batches, so that a crash loses at most the last of them. */
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { Database } from './database.ts'

/** An event waits at most this long for its commit, in milliseconds. */
const batchMs = 100

export interface Journal {
  /**
   * Takes the events; they are committed within 100 ms, or by the next `flush`. Throws a Failure when a run's numbers
   * have a gap or come twice; never for a disk that cannot be written (see `onTrouble`).
   */
  append(events: readonly RunEvent[]): void
  /** Commits what is waiting. Throws a Failure when that is not possible; nothing is lost then, the next one tries again. */
  flush(): void
  /** The events of a run after `afterSeq` (-1: all), in order; commits what is waiting first. */
  read(runId: string, afterSeq: number): RunEvent[]
  /** The number of a run's last event, -1 for none; commits what is waiting first. */
  lastSeq(runId: string): number
  /** Forgets a run's events. */
  remove(runId: string): void
  /** Told when a batch could not be committed by itself; returns the undo. */
  onTrouble(listener: (error: AppError) => void): () => void
  /** Commits what is waiting and stops the timer. */
  close(): void
}

/** `database`: a NORMAL connection of its own, so that a stream of events never waits for the disk. */
export function createJournal(database: Database): Journal {
  const insert = database.prepare<[string, number, string]>(
    'INSERT INTO run_events (run_id, seq, event) VALUES (?, ?, ?)',
  )
  const select = database.prepare<[string, number], { event: string }>(
    'SELECT event FROM run_events WHERE run_id = ? AND seq > ? ORDER BY seq',
  )
  const selectLast = database.prepare<[string], { last: number | null }>(
    'SELECT max(seq) AS last FROM run_events WHERE run_id = ?',
  )
  const removeAll = database.prepare<[string]>('DELETE FROM run_events WHERE run_id = ?')
  const commit = database.transaction((events: readonly RunEvent[]) => {
    for (const event of events) insert.run(event.runId, event.seq, JSON.stringify(event))
  })

  let waiting: RunEvent[] = []
  let timer: NodeJS.Timeout | undefined
  /** The last number taken of each run that is being written. */
  const taken = new Map<string, number>()
  const listeners = new Set<(error: AppError) => void>()

  function committedSeq(runId: string): number {
    return selectLast.get(runId)?.last ?? -1
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0) return
    commit.immediate(waiting)
    waiting = []
  }

  function flushByTimer(): void {
    try {
      flush()
    } catch (thrown) {
      timer = setTimeout(flushByTimer, batchMs)
      const error = toAppError(thrown)
      for (const listener of listeners) listener(error)
    }
  }

  return {
    append(events) {
      for (const event of events) {
        const last = taken.get(event.runId) ?? committedSeq(event.runId)
        if (event.seq !== last + 1) {
          throw failure(
            'internal',
            `Run ${event.runId} has event ${event.seq} after ${last}: the numbers must have no gaps.`,
          )
        }
        waiting.push(event)
        timer ??= setTimeout(flushByTimer, batchMs)
        if (event.type === 'run-end') taken.delete(event.runId)
        else taken.set(event.runId, event.seq)
      }
    },
    flush,
    read(runId, afterSeq) {
      flush()
      // What Kiln wrote is trusted in shape: parsing each of thousands of events again would be felt at every attach.
      return select.all(runId, afterSeq).map(({ event }) => JSON.parse(event) as RunEvent)
    },
    lastSeq(runId) {
      flush()
      return committedSeq(runId)
    },
    remove(runId) {
      waiting = waiting.filter((event) => event.runId !== runId)
      taken.delete(runId)
      removeAll.run(runId)
    },
    onTrouble(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      clearTimeout(timer)
      timer = undefined
      flush()
    },
  }
}
