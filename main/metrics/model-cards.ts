/** How each model does on this machine: from all requests that are kept. */
import type { ModelCard } from '#shared/domain/metrics.ts'
import { modelOfTerm } from '../store/terms.ts'
import { Gather } from './gather.ts'
import { mostExact } from './overview.ts'
import type { RunReading } from './run-counts.ts'
import { choose, type Reading } from './selection.ts'

/** What of the newest so many requests; older ones say little of a model as it is now. */
const requestsRead = 100_000

/** The one with the most requests first; without its edits, which are counted elsewhere. */
export function modelCards(reading: Reading & RunReading): Omit<ModelCard, 'edits'>[] {
  const all = choose(reading, { last: requestsRead })
  const gathers = new Map<number, Gather>()
  for (const { columns, rows } of all) {
    reading.check()
    for (const row of rows) {
      const served = columns.served[row] ?? 0
      const gather = gathers.get(served) ?? new Gather(requestsRead <= mostExact)
      gathers.set(served, gather)
      gather.add(columns, row)
    }
  }
  const runs = runsByModel(reading)
  return [...gathers]
    .flatMap(([served, gather]) => {
      const model = modelOfTerm(reading.terms.textOf(served))
      if (model === undefined) return []
      const { requests, failed, cancelled, firstTokenMs, tokensPerSecond } = gather.summary()
      const judged = requests - cancelled
      const own = runs.get(served)
      return [
        {
          model,
          requests,
          ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
          ...(tokensPerSecond === undefined ? {} : { tokensPerSecond }),
          errorRate: judged === 0 ? 0 : failed / judged,
          runs: own?.runs ?? 0,
          runsDone: own?.done ?? 0,
          ...(own === undefined || own.costUsd === null ? {} : { costPerChangeUsd: own.costUsd }),
        },
      ]
    })
    .sort((a, b) => b.requests - a.requests)
}

interface ModelRuns {
  readonly served: number
  readonly runs: number
  readonly done: number
  readonly costUsd: number | null
}

function runsByModel({ database }: RunReading): ReadonlyMap<number, ModelRuns> {
  const rows = database
    .prepare<[], ModelRuns>(
      `SELECT served, count(*) AS runs, sum(outcome = 0) AS done, sum(cost_usd) / nullif(sum(outcome = 0), 0) AS costUsd
       FROM (SELECT * FROM runs ORDER BY key DESC LIMIT ${requestsRead}) GROUP BY served`,
    )
    .all()
  return new Map(rows.map((row) => [row.served, row]))
}
