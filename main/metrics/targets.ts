/** What is aimed at, class by class, and how far it is met. */
import type { MetricsFilter, MetricsSummary, RunsSummary, TargetName, TargetVerdict } from '#shared/domain/metrics.ts'
import { type TargetLimits, limitOf } from '#shared/domain/metrics-settings.ts'
import { ModelClass } from '#shared/domain/model.ts'
import { classIn } from '../store/request-columns.ts'
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
  const sums = filter.last === undefined ? sumsOfPeriod(reading, filter, now) : sumsOfLast(reading, filter, filter.last)
  return sums.flatMap(({ modelClass, present, before }) =>
    (Object.keys(measures) as TargetName[]).map((name) => {
      const { value, of } = measures[name](present)
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
    }),
  )
}

interface ClassSums {
  readonly modelClass: ModelClass
  readonly present: Sums
  readonly before?: Sums
}

function sumsOfPeriod(reading: Reading & RunReading, filter: MetricsFilter, now: number): ClassSums[] {
  const earlier = periodBefore(filter, now)
  const present = byClass(reading, filter)
  const before = earlier === undefined ? undefined : byClass(reading, earlier)
  return ModelClass.options.flatMap((modelClass) => {
    const requests = present.get(modelClass)?.summary()
    if (requests === undefined) return []
    const runs = countRuns(reading, filter, modelClass)
    const was = before?.get(modelClass)?.summary()
    if (was === undefined || earlier === undefined) return [{ modelClass, present: { requests, runs } }]
    const runsBefore = countRuns(reading, earlier, modelClass)
    return [{ modelClass, present: { requests, runs }, before: { requests: was, runs: runsBefore } }]
  })
}

/** All classes in one reading. */
function byClass(reading: Reading, filter: MetricsFilter): ReadonlyMap<ModelClass, Gather> {
  const all = choose(reading, filter)
  const isExact = all.reduce((sum, { rows }) => sum + rows.length, 0) <= mostExact
  const gathers = new Map<ModelClass, Gather>()
  for (const { columns, rows } of all) {
    reading.check()
    for (const row of rows) {
      const modelClass = classIn(columns.flags[row] ?? 0)
      if (modelClass === undefined) continue
      let gather = gathers.get(modelClass)
      if (gather === undefined) gathers.set(modelClass, (gather = new Gather(isExact)))
      gather.add(columns, row)
    }
  }
  return gathers
}

/** Of each class the newest so many, and as many before them. */
function sumsOfLast(reading: Reading & RunReading, filter: MetricsFilter, last: number): ClassSums[] {
  const { last: _, ...rest } = filter
  return ModelClass.options.flatMap((modelClass) => {
    const [newest, earlier] = split(choose(reading, { ...filter, modelClass, last: 2 * last }), last)
    if (newest.length === 0) return []
    const present = { requests: summed(newest), runs: countRuns(reading, filter, modelClass) }
    if (earlier.length === 0) return [{ modelClass, present }]
    const time = { from: startOfLast(reading, 2 * last), to: startOfLast(reading, last) }
    const runs = countRuns(reading, { ...rest, ...time }, modelClass)
    return [{ modelClass, present, before: { requests: summed(earlier), runs } }]
  })
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
