/** Writes down what became of ended runs. A disk that is full for a while ends neither the process nor their story. */
import type { RunRecord } from '#shared/domain/run.ts'

/** How long it waits before it tries again, in milliseconds. */
const againMs = 1000

export interface RecordKeeper {
  /** Writes the record, now or as soon as it can be. Never throws. */
  keep(runId: string, record: Partial<RunRecord>): void
  /** Tries a last time, and no more: the next start finds the run in the journal. */
  close(): void
}

/** `write` may throw; `onLate` is told of each record that could only be written later. */
export function createRecordKeeper(
  write: (runId: string, record: Partial<RunRecord>) => void,
  onLate: (runId: string) => void,
): RecordKeeper {
  const waiting = new Map<string, Partial<RunRecord>>()
  let timer: NodeJS.Timeout | undefined

  function tryWrite(runId: string, record: Partial<RunRecord>): boolean {
    try {
      write(runId, record)
      waiting.delete(runId)
      return true
    } catch {
      waiting.set(runId, record)
      return false
    }
  }

  function writeWaiting(): void {
    clearTimeout(timer)
    timer = undefined
    for (const [runId, record] of [...waiting]) if (tryWrite(runId, record)) onLate(runId)
    if (waiting.size > 0) later()
  }

  function later(): void {
    // Not a reason for the process to stay.
    timer ??= setTimeout(writeWaiting, againMs).unref()
  }

  return {
    keep(runId, record) {
      if (!tryWrite(runId, record)) later()
    },
    close() {
      writeWaiting()
      clearTimeout(timer)
    },
  }
}
