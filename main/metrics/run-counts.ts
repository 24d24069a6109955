/** What became of runs: from the narrow rows of `metrics.db`, in the order of time. */
import type { MetricsFilter, RunsSummary } from '#shared/domain/metrics.ts'
import type { ModelClass } from '#shared/domain/model.ts'
import type { Database } from '../store/database.ts'
import { classNumber } from '../store/measured-runs.ts'
import { keysPerMs } from '../store/request-columns.ts'
import { servedTerms, type Reading } from './selection.ts'

export interface RunReading {
  readonly database: Database
}

/** Of those that began in the filter's time, by its model, provider and project; the rest of it is about requests. */
export function countRuns(reading: Reading & RunReading, filter: MetricsFilter, modelClass?: ModelClass): RunsSummary {
  const { database, terms } = reading
  const where = ['key >= ? AND key < ?']
  const from = filter.from ?? (filter.last === undefined ? 0 : startOfLast(reading, filter.last))
  const values = [from * keysPerMs, (filter.to ?? Number.MAX_SAFE_INTEGER / keysPerMs) * keysPerMs]
  const served = servedTerms(terms, filter)
  if (served !== undefined) where.push(`served IN (${[...served].join(',')})`)
  if (filter.projectId !== undefined) where.push(`project = ${terms.find(filter.projectId)}`)
  if (modelClass !== undefined) where.push(`class = ${classNumber(modelClass)}`)
  const rows = database
    .prepare<number[], { outcome: number; count: number; sum: number }>(
      `SELECT outcome, count(*) AS count, sum(total_ms) AS sum FROM runs WHERE ${where.join(' AND ')} GROUP BY outcome`,
    )
    .all(...values)
  const of = (outcome: number): number => rows.find((row) => row.outcome === outcome)?.count ?? 0
  const ended = rows.find((row) => row.outcome === 0)
  return {
    done: of(0),
    stopped: of(1),
    failed: of(2),
    truncated: of(3),
    ...(ended === undefined ? {} : { averageMs: ended.sum / ended.count }),
  }
}

/** When the first of the newest so many requests began. */
export function startOfLast({ database }: RunReading, last: number): number {
  const row = database
    .prepare<[number], { key: number }>('SELECT key FROM requests ORDER BY key DESC LIMIT 1 OFFSET ?')
    .get(last - 1)
  return row === undefined ? 0 : Math.floor(row.key / keysPerMs)
}
