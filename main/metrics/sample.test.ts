import { expect, test } from 'vitest'
import { Sample } from './sample.ts'

function both(values: readonly number[]) {
  const exact = new Sample(true)
  const binned = new Sample(false)
  for (const value of values) {
    exact.add(value)
    binned.add(value)
  }
  return { exact: exact.summary(), binned: binned.summary() }
}

test('percentiles are values that are there, by nearest rank', () => {
  const { exact } = both([40, 10, 30, 20])
  expect(exact).toEqual({ p50: 20, p95: 40, p99: 40, mean: 25 })
})

test('nothing is said of nothing', () => {
  expect(both([])).toEqual({ exact: undefined, binned: undefined })
})

test('bins are within one per cent, whatever the size of the values', () => {
  // Spread over seven powers of ten, so that each bin's width is met.
  const values = Array.from({ length: 50_000 }, (_, at) => 0.5 * 1.0003 ** at)
  const { exact, binned } = both(values)
  for (const name of ['p50', 'p95', 'p99'] as const) {
    expect(Math.abs((binned?.[name] ?? 0) / (exact?.[name] ?? 1) - 1)).toBeLessThan(0.01)
  }
  expect(binned?.mean).toBe(exact?.mean)
})

test('zero, and more than any time, have a bin too', () => {
  expect(both([0, 0, 0]).binned).toMatchObject({ p50: 0, p99: 0 })
  expect(both([1e12]).binned?.mean).toBe(1e12)
})

test('two samples together are one of all', () => {
  for (const isExact of [true, false]) {
    const [all, first, second] = [new Sample(isExact), new Sample(isExact), new Sample(isExact)]
    for (let value = 1; value <= 1000; value += 1) {
      all.add(value)
      ;(value % 3 === 0 ? first : second).add(value)
    }
    first.merge(second)
    expect(first.summary()).toEqual(all.summary())
  }
})
