/** What is aimed at, class by class, and how far it is met. */
import type { MetricsFilter, MetricsSummary, RunsSummary, TargetName, TargetVerdict } from '#shared/domain/metrics.ts'
import { type TargetLimits, limitOf } from '#shared/domain/metrics-settings.ts'
import { ModelClass } from '#shared/domain/model.ts'
import { Gather } from './gather.ts'
import { mostExact } from './overview.ts'
import { countRuns, startOfLast, type RunReading } from './run-counts.ts'
import { choose, type Chosen, type Reading } from './selection.ts'

/** A verdict on fewer would be one on chance. */
const fewest = 20

interface Sums {
  readonly requests: MetricsSummary
  readonly runs: RunsSummary
}

/** For every class that has requests in this period; `before`: in as long a one just before it, or as many requests. */
export function targets(
  reading: Reading & RunReading,
  filter: MetricsFilter,
  limits: TargetLimits,
  now: number,
): TargetVerdict[] {
  return ModelClass.options.flatMap((modelClass) => {
    const { sums, before } = nowAndBefore(reading, filter, modelClass, now)
    if (sums.requests.requests === 0) return []
    return (Object.keys(measures) as TargetName[]).map((name) => {
      const { value, of } = measures[name](sums)
      const was = before === undefined ? undefined : measures[name](before)
      const limit = limitOf(limits, modelClass, name)
      const isEnough = of >= fewest && value !== undefined
      return {
        name,
        modelClass,
        limit,
        of,
        ...(isEnough ? { value } : {}),
        verdict: isEnough ? (isMet(name, value, limit) ? 'passing' : 'failing') : 'too-few',
        ...(was?.value === undefined || was.of < fewest ? {} : { before: was.value }),
      }
    })
  })
}

function nowAndBefore(
  reading: Reading & RunReading,
  filter: MetricsFilter,
  modelClass: ModelClass,
  now: number,
): { readonly sums: Sums; readonly before?: Sums } {
  const { last } = filter
  const runsOf = (of: MetricsFilter): RunsSummary => countRuns(reading, of, modelClass)
  if (last === undefined) {
    const of = (one: MetricsFilter): Sums => ({
      requests: summed(choose(reading, { ...one, modelClass })),
      runs: runsOf(one),
    })
    const earlier = periodBefore(filter, now)
    return { sums: of(filter), ...(earlier === undefined ? {} : { before: of(earlier) }) }
  }
  const [newest, earlier] = split(choose(reading, { ...filter, modelClass, last: 2 * last }), last)
  const sums = { requests: summed(newest), runs: runsOf(filter) }
  if (earlier.length === 0) return { sums }
  const { last: _, ...rest } = filter
  const from = startOfLast(reading, 2 * last)
  const runs = runsOf({ ...rest, from, to: startOfLast(reading, last) })
  return { sums, before: { requests: summed(earlier), runs } }
}

/** The newest so many, and what is before them. */
function split(all: readonly Chosen[], last: number): readonly [newest: Chosen[], earlier: Chosen[]] {
  const newest: Chosen[] = []
  const earlier: Chosen[] = []
  let left = last
  for (const { columns, rows } of all) {
    const at = Math.max(0, rows.length - left)
    left -= rows.length - at
    if (at < rows.length) newest.push({ columns, rows: rows.subarray(at) })
    if (at > 0) earlier.push({ columns, rows: rows.subarray(0, at) })
  }
  return [newest, earlier]
}

function summed(all: readonly Chosen[]): MetricsSummary {
  const gather = new Gather(all.reduce((sum, { rows }) => sum + rows.length, 0) <= mostExact)
  for (const { columns, rows } of all) for (const row of rows) gather.add(columns, row)
  return gather.summary()
}

function periodBefore(filter: MetricsFilter, now: number): MetricsFilter | undefined {
  const { from, to = now } = filter
  if (from === undefined) return undefined
  return { ...filter, from: from - (to - from), to: from }
}

interface Measure {
  readonly value: number | undefined
  readonly of: number
}

const share = (part: number, of: number): Measure => ({ value: of === 0 ? undefined : part / of, of })
const answersOf = ({ requests }: Sums): number => requests.requests - requests.cacheHits - requests.joined

const measures: Readonly<Record<TargetName, (sums: Sums) => Measure>> = {
  'first-token-p95': (sums) => ({ value: sums.requests.firstTokenMs?.p95, of: answersOf(sums) }),
  'total-p50': (sums) => ({ value: sums.requests.totalMs?.p50, of: answersOf(sums) }),
  'total-p95': (sums) => ({ value: sums.requests.totalMs?.p95, of: answersOf(sums) }),
  'cancel-p95': ({ requests }) => ({ value: requests.cancelMs?.p95, of: requests.cancelled }),
  errors: ({ requests }) => share(requests.failed, requests.requests - requests.cancelled),
  'cache-hits': ({ requests }) => share(requests.cacheHits + requests.joined, requests.cacheable),
  'rate-limits': ({ requests }) => share(requests.rateLimited, requests.requests),
  'generation-mean': ({ runs }) => ({ value: runs.averageMs, of: runs.done }),
  completion: ({ runs }) => share(runs.done, runs.done + runs.failed + runs.truncated),
}

const atLeast: ReadonlySet<TargetName> = new Set<TargetName>(['cache-hits', 'completion'])

function isMet(name: TargetName, value: number, limit: number): boolean {
  return atLeast.has(name) ? value >= limit : value <= limit
}
