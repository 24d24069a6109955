/** Which requests a filter takes, found in columns day by day, the newest first. */
import type { MetricsFilter } from '#shared/domain/metrics.ts'
import type { ModelClass } from '#shared/domain/model.ts'
import type { Day, DayColumns } from '../store/day-columns.ts'
import { dayMs, flagMask, keysPerMs, type ChoiceColumns, type RequestColumns } from '../store/request-columns.ts'
import type { Terms } from '../store/terms.ts'

/** What every query is given. */
export interface Reading {
  readonly days: Pick<DayColumns, 'days' | 'ofRun' | 'newest'>
  readonly terms: Terms & { all(): readonly { readonly id: number; readonly text: string }[] }
  /** Throws when nobody waits for the answer any more. */
  check(): void
}

export type ClassFilter = MetricsFilter & { readonly modelClass?: ModelClass }

/** Rows of some columns, in the order of time. */
export interface Chosen<T extends ChoiceColumns = RequestColumns> {
  readonly columns: T
  readonly rows: Int32Array
}

/** All that the filter takes, the newest columns first. */
export function choose(reading: Reading, filter: ClassFilter): Chosen[] {
  const take = matcher(reading, filter)
  if (take === undefined) return []
  const { last = Number.POSITIVE_INFINITY, runId } = filter
  if (runId !== undefined) return newestOf([chosen(reading.days.ofRun(runId), take)], last)
  if (isOnlyLast(filter)) {
    const columns = reading.days.newest(last)
    return [{ columns, rows: Int32Array.from({ length: columns.count }, (_, row) => row) }]
  }
  const all: Chosen[] = []
  let count = 0
  for (const day of daysOf(reading, filter)) {
    if (count >= last) break
    const one = chosen(day.all(), take)
    all.push(one)
    count += one.rows.length
  }
  return newestOf(all, last)
}

/** So few that are asked for alone are read faster from the rows than with their days. */
const mostFromRows = 5000

function isOnlyLast(filter: ClassFilter): filter is ClassFilter & { last: number } {
  const { last, ...rest } = filter
  return last !== undefined && last <= mostFromRows && Object.values(rest).every((value) => value === undefined)
}

/** The days that a filter's times touch. */
export function daysOf(
  { days, check }: Reading,
  { from = 0, to = Number.MAX_SAFE_INTEGER }: MetricsFilter,
): Iterable<Day> {
  const within = days.days().filter(({ day }) => (day + 1) * dayMs > from && day * dayMs < to)
  return {
    *[Symbol.iterator]() {
      for (const day of within) {
        check()
        yield day
      }
    },
  }
}

/** Leaves the newest so many. */
function newestOf<T extends ChoiceColumns>(all: readonly Chosen<T>[], last: number): Chosen<T>[] {
  let left = last
  return all.flatMap((one) => {
    const rows = one.rows.subarray(Math.max(0, one.rows.length - left))
    left -= rows.length
    return rows.length === 0 ? [] : [{ columns: one.columns, rows }]
  })
}

export type Matcher = (columns: ChoiceColumns, row: number) => boolean

export function chosen<T extends ChoiceColumns>(columns: T, take: Matcher): Chosen<T> {
  const rows = new Int32Array(columns.count)
  let count = 0
  for (let row = 0; row < columns.count; row += 1) {
    if (take(columns, row)) rows[count++] = row
  }
  return { columns, rows: rows.subarray(0, count) }
}

/** Undefined: no request can match. */
export function matcher({ terms }: Reading, filter: ClassFilter): Matcher | undefined {
  const fromKey = (filter.from ?? 0) * keysPerMs
  const toKey = (filter.to ?? Number.MAX_SAFE_INTEGER / keysPerMs) * keysPerMs
  const served = servedTerms(terms, filter)
  const project = filter.projectId === undefined ? undefined : terms.find(filter.projectId)
  const purpose = filter.purpose === undefined ? undefined : terms.find(filter.purpose)
  if (served?.size === 0 || project === 0 || purpose === 0) return undefined
  const { mask, value } = flagMask(filter)
  return (columns, row) => {
    const key = columns.key[row] ?? 0
    return (
      key >= fromKey &&
      key < toKey &&
      ((columns.flags[row] ?? 0) & mask) === value &&
      (project === undefined || columns.project[row] === project) &&
      (purpose === undefined || columns.purpose[row] === purpose) &&
      (served === undefined || served.has(columns.served[row] ?? 0))
    )
  }
}

/** Undefined: whichever. `model` with or without its provider before it. */
export function servedTerms(
  terms: Reading['terms'],
  { provider, model }: MetricsFilter,
): ReadonlySet<number> | undefined {
  if (provider === undefined && model === undefined) return undefined
  const fits = (text: string): boolean =>
    (provider === undefined || text.startsWith(`${provider}/`)) &&
    (model === undefined || text === model || text.slice(text.indexOf('/') + 1) === model)
  return new Set(terms.all().flatMap(({ id, text }) => (text.includes('/') && fits(text) ? [id] : [])))
}
