/**
 * Many requests as columns of numbers: what is filtered and summed of a million of them, without a million objects.
 * Times are in milliseconds; -1 stands for what is not known.
 */
import { ErrorKind } from '#shared/domain/error.ts'
import { ModelClass } from '#shared/domain/model.ts'
import { CacheOutcome, type RequestRecord } from '#shared/domain/request-record.ts'

/** What a request is chosen by. */
export interface ChoiceColumns {
  readonly count: number
  /** `startedAt * 1000`, and a number that tells those of one millisecond apart. Rising. */
  readonly key: Float64Array
  /** Numbers of terms; 0: none. */
  readonly served: Int32Array
  readonly project: Int32Array
  readonly purpose: Int32Array
  readonly flags: Int32Array
}

/** What of it is counted. */
export interface RequestColumns extends ChoiceColumns {
  readonly firstTokenMs: Int32Array
  readonly totalMs: Int32Array
  readonly input: Int32Array
  readonly output: Int32Array
  readonly cached: Int32Array
  readonly reasoning: Int32Array
  readonly cancelMs: Int32Array
  /** US dollars; NaN: not known. */
  readonly costUsd: Float64Array
}

export const keysPerMs = 1000
export const dayMs = 86_400_000
export const keysPerDay = dayMs * keysPerMs

const outcomes: readonly RequestRecord['outcome'][] = ['done', 'failed', 'cancelled']
const caches = CacheOutcome.options
// What was written by these places stays: new kinds come last.
const errorKinds = ErrorKind.options
const classes = ModelClass.options

export const done = 0
export const failed = 1
export const cancelled = 2

/** Bits: outcome 0-1, cache 2-4, error kind + 1 5-9, rate limit met 10, tried again 11, class + 1 12-14, by the user 15. */
export function flagsOf(record: RequestRecord): number {
  const { errorKind, modelClass, attempts } = record
  const isLimited = errorKind === 'rate-limited' || attempts.some((attempt) => attempt.errorKind === 'rate-limited')
  return (
    outcomes.indexOf(record.outcome) |
    (caches.indexOf(record.cache) << 2) |
    ((errorKind === undefined ? 0 : errorKinds.indexOf(errorKind) + 1) << 5) |
    (isLimited ? 1 << 10 : 0) |
    (attempts.length > 1 ? 1 << 11 : 0) |
    ((modelClass === undefined ? 0 : classes.indexOf(modelClass) + 1) << 12) |
    (record.cancelledBy === 'user' ? 1 << 15 : 0)
  )
}

export const outcomeIn = (flags: number): number => flags & 3
export const cacheIn = (flags: number): CacheOutcome => caches[(flags >> 2) & 7] ?? 'none'
/** Undefined for requests that no model answers. */
export const classIn = (flags: number): ModelClass | undefined => classes[((flags >> 12) & 7) - 1]
export const isRateLimited = (flags: number): boolean => (flags & (1 << 10)) !== 0
export const isRetried = (flags: number): boolean => (flags & (1 << 11)) !== 0
export const isByUser = (flags: number): boolean => (flags & (1 << 15)) !== 0

/** Which bits are asked about, and what they must be. */
export interface FlagMask {
  readonly mask: number
  readonly value: number
}

/** For requests with all of these. */
export function flagMask(wanted: {
  readonly outcome?: RequestRecord['outcome'] | undefined
  readonly cache?: CacheOutcome | undefined
  readonly errorKind?: ErrorKind | undefined
  readonly modelClass?: ModelClass | undefined
}): FlagMask {
  const parts = [
    [wanted.outcome, 3, wanted.outcome === undefined ? 0 : outcomes.indexOf(wanted.outcome), 0],
    [wanted.cache, 7, wanted.cache === undefined ? 0 : caches.indexOf(wanted.cache), 2],
    [wanted.errorKind, 31, wanted.errorKind === undefined ? 0 : errorKinds.indexOf(wanted.errorKind) + 1, 5],
    [wanted.modelClass, 7, wanted.modelClass === undefined ? 0 : classes.indexOf(wanted.modelClass) + 1, 12],
  ] as const
  let mask = 0
  let value = 0
  for (const [want, bits, at, shift] of parts) {
    if (want === undefined) continue
    mask |= bits << shift
    value |= at << shift
  }
  return { mask, value }
}

/** As a row of the table gives it, in the order of `rowColumns`. */
export type RequestRow = readonly (number | null)[]

/** The table's columns in the order in which rows are read. */
export const rowColumns =
  'key, served, project, purpose, flags, first_token_ms, total_ms, input, output, cached, reasoning, cancel_ms, cost_usd'

/** `rows` in the order of their keys. */
export function columnsOf(rows: readonly RequestRow[]): RequestColumns {
  const count = rows.length
  const ints = (at: number): Int32Array => {
    const column = new Int32Array(count)
    for (let row = 0; row < count; row += 1) column[row] = rows[row]?.[at] ?? -1
    return column
  }
  const key = new Float64Array(count)
  const costUsd = new Float64Array(count)
  for (let row = 0; row < count; row += 1) {
    key[row] = rows[row]?.[0] ?? 0
    costUsd[row] = rows[row]?.[12] ?? Number.NaN
  }
  return {
    count,
    key,
    served: ints(1),
    project: ints(2),
    purpose: ints(3),
    flags: ints(4),
    firstTokenMs: ints(5),
    totalMs: ints(6),
    input: ints(7),
    output: ints(8),
    cached: ints(9),
    reasoning: ints(10),
    cancelMs: ints(11),
    costUsd,
  }
}

/** As bytes: what is chosen by, and what is counted. */
export function packColumns(columns: RequestColumns): { readonly choice: Buffer; readonly figures: Buffer } {
  const { key, served, project, purpose, flags, costUsd } = columns
  const { firstTokenMs, totalMs, input, output, cached, reasoning, cancelMs } = columns
  return {
    choice: joined([key, served, project, purpose, flags]),
    figures: joined([costUsd, firstTokenMs, totalMs, input, output, cached, reasoning, cancelMs]),
  }
}

function joined(columns: readonly (Int32Array | Float64Array)[]): Buffer {
  return Buffer.concat(columns.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)))
}

export function unpackChoice(count: number, bytes: Uint8Array): ChoiceColumns {
  const { int, double } = reader(count, bytes)
  return { count, key: double(), served: int(), project: int(), purpose: int(), flags: int() }
}

export function unpackFigures(choice: ChoiceColumns, bytes: Uint8Array): RequestColumns {
  const { int, double } = reader(choice.count, bytes)
  return {
    ...choice,
    costUsd: double(),
    firstTokenMs: int(),
    totalMs: int(),
    input: int(),
    output: int(),
    cached: int(),
    reasoning: int(),
    cancelMs: int(),
  }
}

function reader(count: number, bytes: Uint8Array) {
  // A view of eight-byte numbers must begin at a multiple of eight.
  const { buffer, byteOffset } = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes)
  let at = byteOffset
  return {
    int() {
      const column = new Int32Array(buffer, at, count)
      at += count * 4
      return column
    },
    double() {
      const column = new Float64Array(buffer, at, count)
      at += count * 8
      return column
    },
  }
}
