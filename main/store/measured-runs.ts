/** The runs of `metrics.db`: how each ended, how long it took, what it cost and what it had been expected to cost. */
import { ModelClass, type ModelRef } from '#shared/domain/model.ts'
import type { RunOutcome } from '#shared/domain/run.ts'
import type { Database } from './database.ts'
import { keysPerMs } from './request-columns.ts'
import { createTerms, modelTerm } from './terms.ts'

export interface MeasuredRun {
  readonly id: string
  readonly projectId: string
  /** The model that answered, else the one that was asked for. */
  readonly model: ModelRef
  readonly modelClass?: ModelClass | undefined
  readonly outcome: RunOutcome
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly totalMs: number
  /** US dollars; absent: not known. */
  readonly costUsd?: number | undefined
  /** What was told before sending, and what that part then cost. */
  readonly estimatedUsd?: number | undefined
  readonly comparedUsd?: number | undefined
}

export interface MeasuredRuns {
  /** One that is there already is replaced, but for what it was expected to cost: only the session that asked knows that. */
  insert(run: MeasuredRun): void
}

/** In this order they are numbers in the table. */
export const runOutcomes: readonly RunOutcome[] = ['done', 'stopped', 'failed', 'truncated']

/** The number of a class in the table; 0: none. */
export function classNumber(modelClass: ModelClass | undefined): number {
  return modelClass === undefined ? 0 : ModelClass.options.indexOf(modelClass) + 1
}

export function createMeasuredRuns(database: Database): MeasuredRuns {
  const terms = createTerms(database)
  const last = database.prepare<[number, number], { key: number | null }>(
    'SELECT max(key) AS key FROM runs WHERE key >= ? AND key < ?',
  )
  const insert = database.prepare(
    `INSERT INTO runs (key, id, served, project, class, outcome, total_ms, cost_usd, estimated_usd,
       compared_usd)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET served = excluded.served, class = excluded.class, outcome = excluded.outcome,
       total_ms = excluded.total_ms, cost_usd = excluded.cost_usd,
       estimated_usd = coalesce(excluded.estimated_usd, estimated_usd),
       compared_usd = coalesce(excluded.compared_usd, compared_usd)`,
  )
  return {
    insert: database.transaction((run: MeasuredRun) => {
      const first = Math.trunc(run.startedAt) * keysPerMs
      const taken = last.get(first, first + keysPerMs)?.key ?? undefined
      insert.run(
        taken === undefined ? first : taken + 1,
        run.id,
        terms.idOf(modelTerm(run.model)),
        terms.idOf(run.projectId),
        classNumber(run.modelClass),
        runOutcomes.indexOf(run.outcome),
        Math.round(run.totalMs),
        run.costUsd ?? null,
        run.estimatedUsd ?? null,
        run.comparedUsd ?? null,
      )
    }),
  }
}
