import { expect, test } from 'vitest'
import { CacheOutcome } from '#shared/domain/request-record.ts'
import { dayMs, keysPerMs, type RequestColumns } from '../store/request-columns.ts'
import { mostExact, overview } from './overview.ts'
import type { Reading } from './selection.ts'

/** Done, and asked of a model, as the flags of a request say it. */
const answered = CacheOutcome.options.indexOf('miss') << 2

/** Requests of one day that took these times, in milliseconds, and of which nothing else is known. */
function readingOf(times: readonly number[]): Reading {
  const of = <T>(value: T): T[] => times.map(() => value)
  const columns: RequestColumns = {
    count: times.length,
    key: Float64Array.from(times, (_, at) => at * keysPerMs),
    served: Int32Array.from(of(1)),
    project: Int32Array.from(of(0)),
    purpose: Int32Array.from(of(2)),
    flags: Int32Array.from(of(answered)),
    firstTokenMs: Int32Array.from(times),
    totalMs: Int32Array.from(times),
    input: Int32Array.from(of(-1)),
    output: Int32Array.from(of(-1)),
    cached: Int32Array.from(of(-1)),
    reasoning: Int32Array.from(of(-1)),
    cancelMs: Int32Array.from(of(-1)),
    costUsd: Float64Array.from(of(Number.NaN)),
  }
  const day = { day: 0, count: times.length, choice: () => columns, all: () => columns }
  const terms = ['', 'groq/llama', 'app']
  return {
    days: { days: () => [day], ofRun: () => columns, newest: () => columns },
    terms: {
      idOf: () => 0,
      find: () => 0,
      textOf: (id) => terms[id] ?? '',
      all: () => terms.map((text, id) => ({ id, text })),
    },
    check: () => undefined,
  }
}

/** Spread over four powers of ten, in no order. */
function timesOf(count: number): number[] {
  return Array.from({ length: count }, (_, at) => Math.round(10 ** (1 + (4 * ((at * 7919) % count)) / count)))
}

function rankOf(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? 0
}

const whole = { from: 0, to: dayMs }

test('percentiles of up to 100,000 requests are exact', () => {
  expect(mostExact).toBe(100_000)
  const times = timesOf(mostExact)
  const { error, summary } = overview(readingOf(times), whole)
  expect(error).toBe(0)
  expect(summary.totalMs).toMatchObject({ p50: rankOf(times, 0.5), p95: rankOf(times, 0.95), p99: rankOf(times, 0.99) })
})

test('beyond that they are within what is said of them, which is less than one per cent', () => {
  const times = timesOf(mostExact + 1)
  const { error, summary } = overview(readingOf(times), whole)
  expect(error).toBeGreaterThan(0)
  expect(error).toBeLessThan(0.01)
  for (const [name, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
  ] as const) {
    expect(Math.abs((summary.totalMs?.[name] ?? 0) / rankOf(times, share) - 1)).toBeLessThanOrEqual(error)
  }
})
