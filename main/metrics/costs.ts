/** What was spent, by day, project and model; and how far the estimates before sending were off. */
import type { CostSummary } from '#shared/domain/metrics.ts'
import type { MetricsSettings } from '#shared/domain/metrics-settings.ts'
import { keysPerMs } from '../store/request-columns.ts'
import { modelOfTerm } from '../store/terms.ts'
import type { RunReading } from './run-counts.ts'
import { choose, type Reading } from './selection.ts'

/** Projects by id: their names are known elsewhere. */
export type Costs = Omit<CostSummary, 'budget' | 'byProject'> & {
  readonly byProject: readonly { readonly projectId: string; readonly usd: number }[]
}

/** So many days are shown, today included. */
const daysShown = 30

/** Days and months are those of local time. By project and model: this month. */
export function costs(reading: Reading & RunReading, now: number): Costs {
  const today = startOfDay(now, 0)
  const month = startOfMonth(now)
  const firstDay = startOfDay(now, 1 - daysShown)
  const days = new Map(Array.from({ length: daysShown }, (_, at) => [startOfDay(now, at + 1 - daysShown), 0]))
  const projects = new Map<number, number>()
  const models = new Map<number, number>()
  let todayUsd = 0
  let monthUsd = 0
  let dayStart = Number.NaN
  let dayEnd = Number.NaN
  const plus = (sums: Map<number, number>, id: number, usd: number): void =>
    void sums.set(id, (sums.get(id) ?? 0) + usd)
  for (const { columns, rows } of choose(reading, { from: Math.min(month, firstDay) })) {
    for (const row of rows) {
      const usd = columns.costUsd[row] ?? Number.NaN
      if (Number.isNaN(usd) || usd === 0) continue
      const at = Math.floor((columns.key[row] ?? 0) / keysPerMs)
      if (at >= today) todayUsd += usd
      if (at >= month) {
        monthUsd += usd
        plus(projects, columns.project[row] ?? 0, usd)
        plus(models, columns.served[row] ?? 0, usd)
      }
      if (at < firstDay) continue
      if (!(at >= dayStart && at < dayEnd)) {
        dayStart = startOfDay(at, 0)
        dayEnd = startOfDay(at, 1)
      }
      plus(days, dayStart, usd)
    }
  }
  return {
    todayUsd,
    monthUsd,
    byProject: dearestFirst(projects).map(([id, usd]) => ({ projectId: reading.terms.textOf(id), usd })),
    byModel: dearestFirst(models).flatMap(([id, usd]) => {
      const model = modelOfTerm(reading.terms.textOf(id))
      return model === undefined ? [] : [{ model, usd }]
    }),
    days: [...days].map(([at, usd]) => ({ at, usd })).sort((a, b) => a.at - b.at),
    estimates: estimates(reading),
  }
}

/** How a budget stands when this much was spent in the month. */
export function budgetOf(settings: MetricsSettings, monthUsd: number): CostSummary['budget'] {
  const { budgetUsd, budgetWarnAt: warnAt, budgetStops: stops } = settings
  if (budgetUsd === null) return { warnAt, stops, state: 'none' }
  const state = monthUsd >= budgetUsd ? 'over' : monthUsd >= budgetUsd * warnAt ? 'near' : 'within'
  return { monthUsd: budgetUsd, warnAt, stops, state }
}

/** Midnight, local, so many days on. */
function startOfDay(at: number, daysOn: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + daysOn).getTime()
}

export function startOfMonth(at: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth()).getTime()
}

function dearestFirst(sums: ReadonlyMap<number, number>): [number, number][] {
  return [...sums].sort(([, a], [, b]) => b - a)
}

/** Of the newest so many runs that had an estimate above nothing, and a cost that is known. */
const estimatesRead = 1000

function estimates({ database }: RunReading): CostSummary['estimates'] {
  const ratios = database
    .prepare<[], { ratio: number }>(
      `SELECT compared_usd / estimated_usd AS ratio FROM runs
       WHERE estimated_usd > 0 AND compared_usd > 0 ORDER BY key DESC LIMIT ${estimatesRead}`,
    )
    .all()
    .map(({ ratio }) => ratio)
    .sort((a, b) => a - b)
  const medianRatio = ratios[Math.ceil(ratios.length / 2) - 1]
  return { runs: ratios.length, ...(medianRatio === undefined ? {} : { medianRatio }) }
}
