import { expect, test } from 'vitest'
import { judge, percentile } from './stats.ts'

test('percentiles are nearest-rank, whatever the order of the samples', () => {
  const samples = [30, 10, 20, 40, 100]
  expect(percentile(samples, 0.5)).toBe(30)
  expect(percentile(samples, 0.95)).toBe(100)
  expect(percentile([7], 0.95)).toBe(7)
  expect(() => percentile([], 0.5)).toThrow()
})

test('the limit is on the ratio where a baseline exists', () => {
  const measure = { name: 'x', unit: 'ms', samples: [10, 11, 12], baseline: [5, 5, 5], limit: 2.5 }
  expect(judge(measure)).toMatchObject({ p50: 11, baseline: 5, ratio: 2.2, ok: true })
  expect(judge({ ...measure, samples: [20, 21, 22] })).toMatchObject({ ok: false })
})

test('without a baseline it is on the figure that counts', () => {
  const measure = { name: 'x', unit: 'ms', samples: [10, 10, 90], limit: 50 }
  expect(judge(measure).ok).toBe(true)
  expect(judge({ ...measure, counts: 'p95' }).ok).toBe(false)
})
