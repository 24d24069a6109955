/** Notes what is done with the answers of a run as it happens, and writes it down when nothing waits for it. */
import type { RunStep } from '#shared/domain/request-record.ts'
import { toAppError } from '#shared/domain/error.ts'
import type { Timers } from '../lib/timers.ts'
import type { RunStepsTable, StepOfRun } from '../store/run-steps-table.ts'

export interface RunSteps {
  /** A run of the project begins: what is noted of the project from now on is its doing. */
  started(projectId: string, runId: string): void
  ended(runId: string): void
  /** Puts it aside; nothing happens for a project without a run that is live, or ended a moment ago. */
  note(projectId: string, step: RunStep): void
  /** Writes what was put aside. Never throws. */
  flush(): void
  /** Writes the rest; what is noted later is let go. */
  close(): void
}

const batchMs = 500
/** A preview shows what a run made some time after its end; what it shows later is nobody's. */
const afterEndMs = 15_000
/** A large app is built again and again while it is written. */
const mostSteps = 60

interface Current {
  readonly runId: string
  steps: number
  endedAt?: number
  /** It was shown after its end: what is shown from then on was only opened again. */
  isShown?: boolean
}

/** `onTrouble` is told in a sentence when they cannot be written. */
export function createRunSteps(table: RunStepsTable, timers: Timers, onTrouble: (message: string) => void): RunSteps {
  const current = new Map<string, Current>()
  let waiting: StepOfRun[] = []
  let disarm: (() => void) | undefined
  let isClosed = false

  function flush(): void {
    disarm?.()
    disarm = undefined
    if (waiting.length === 0) return
    const steps = waiting
    waiting = []
    try {
      table.insert(steps)
    } catch (thrown) {
      onTrouble(`What a run did cannot be written down: ${toAppError(thrown).message}`)
    }
  }

  return {
    started: (projectId, runId) => void current.set(projectId, { runId, steps: 0 }),
    ended(runId) {
      for (const run of current.values()) if (run.runId === runId) run.endedAt = timers.now()
    },
    note(projectId, step) {
      const run = current.get(projectId)
      if (isClosed || run === undefined || run.steps >= mostSteps) return
      const { runId, endedAt, isShown } = run
      if (endedAt !== undefined && (isShown === true || step.at > endedAt + afterEndMs)) return
      if (step.name === 'shown' && endedAt !== undefined) run.isShown = true
      run.steps += 1
      waiting.push({ ...step, runId })
      disarm ??= timers.after(batchMs, flush)
    },
    flush,
    close() {
      isClosed = true
      flush()
    },
  }
}
