/** The steps of `metrics.db`: what was done with the answers of a run, and how long that took. */
import type { RunStep } from '#shared/domain/request-record.ts'
import type { Database } from './database.ts'
import { keysPerMs } from './request-columns.ts'

export interface StepOfRun extends RunStep {
  readonly runId: string
}

export interface RunStepsTable {
  /** All of them or none. */
  insert(steps: readonly StepOfRun[]): void
}

export function createRunSteps(database: Database): RunStepsTable {
  const last = database.prepare<[number, number], { key: number | null }>(
    'SELECT max(key) AS key FROM steps WHERE key >= ? AND key < ?',
  )
  const insert = database.prepare<[number, string, string, number]>(
    'INSERT INTO steps (key, run_id, name, ms) VALUES (?, ?, ?, ?)',
  )
  return {
    insert: database.transaction((steps: readonly StepOfRun[]) => {
      for (const { runId, name, at, ms } of steps) {
        const first = Math.trunc(at) * keysPerMs
        const taken = last.get(first, first + keysPerMs)?.key ?? undefined
        insert.run(taken === undefined ? first : taken + 1, runId, name, ms)
      }
    }),
  }
}

interface RequestOfRun {
  readonly runId?: string | undefined
  readonly startedAt: number
  readonly totalMs: number
}

/** What followed a request, in the order of time, up to the next request of its run that begins after its end. */
export function stepsAfter(database: Database): (request: RequestOfRun) => RunStep[] {
  const next = database
    .prepare<[string, number], number | null>('SELECT min(key) FROM requests WHERE run_id = ? AND key >= ?')
    .pluck()
  const steps = database.prepare<[string, number, number], { key: number; name: RunStep['name']; ms: number }>(
    'SELECT key, name, ms FROM steps WHERE run_id = ? AND key >= ? AND key < ? ORDER BY key',
  )
  return ({ runId, startedAt, totalMs }) => {
    if (runId === undefined) return []
    const end = (startedAt + totalMs) * keysPerMs
    // A request that began in the millisecond in which this one ended is the next one.
    const upTo = next.get(runId, Math.max(end, startedAt * keysPerMs + keysPerMs)) ?? Number.MAX_SAFE_INTEGER
    return steps
      .all(runId, startedAt * keysPerMs, upTo)
      .map(({ key, name, ms }) => ({ name, at: Math.floor(key / keysPerMs), ms }))
  }
}
