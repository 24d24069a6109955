/** Whether a target got better has nothing to do with whether its figure went up. */
import { expect, test } from 'vitest'
import type { TargetVerdict } from '#shared/domain/metrics.ts'
import { trendOf } from './target-words.ts'

const verdict: TargetVerdict = { name: 'errors', modelClass: 'fast', limit: 0.01, verdict: 'passing', of: 50 }

test.each([
  ['fewer errors', { name: 'errors', value: 0.01, before: 0.02 }, 'better'],
  ['more cache hits', { name: 'cache-hits', value: 0.4, before: 0.3 }, 'better'],
  ['fewer runs completed', { name: 'completion', value: 0.8, before: 0.9 }, 'worse'],
  ['slower', { name: 'total-p95', value: 5000, before: 4000 }, 'worse'],
  ['nearly the same', { name: 'total-p95', value: 4050, before: 4000 }, 'same'],
  ['never any', { name: 'errors', value: 0, before: 0 }, 'same'],
  ['unknown', { name: 'errors', value: 0.1 }, undefined],
] as const)('%s', (_, more, trend) => {
  expect(trendOf({ ...verdict, ...more })).toBe(trend)
})
