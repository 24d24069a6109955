import { expect, test } from 'vitest'
import { estimateReactRun } from './estimate.ts'
import { template } from './test-react-run.ts'

const estimate = (changes: Partial<Parameters<typeof estimateReactRun>[0]> = {}) =>
  estimateReactRun({ prompt: 'a shop', template, parallel: 2, ...changes })

test('counts a request for the plan, one for the base and one for each other screen, with some written twice', () => {
  const { screens, requests, outputTokens } = estimate()
  expect(screens).toBe(5)
  expect(requests).toBe(2 + 4)
  expect(outputTokens).toBe(1000 + 3200 + 4 * 1.1 * 1700)
})

test('more screens cost more of everything', () => {
  const price = { input: 1, output: 10 }
  const few = estimate({ price, tokensPerSecond: 100 })
  const many = estimate({
    prompt: 'a shop with screens for Offers, Search, Cart, Checkout, Orders, Profile, Help and Settings',
    price,
    tokensPerSecond: 100,
  })
  for (const of of ['screens', 'requests', 'inputTokens', 'outputTokens', 'costUsd', 'ms'] as const)
    expect(many[of] ?? 0, of).toBeGreaterThan(few[of] ?? 0)
})

test('the cost is that of the tokens, and is not told without a price', () => {
  const { inputTokens, outputTokens, costUsd } = estimate({ price: { input: 2, output: 8 } })
  expect(costUsd).toBeCloseTo((inputTokens * 2 + outputTokens * 8) / 1_000_000, 4)
  expect(estimate()).not.toHaveProperty('costUsd')
  expect(estimate({ price: { input: 0, output: 0 } }).costUsd).toBe(0)
})

test('screens side by side take less time, and none is told without a measure', () => {
  const one = estimate({ tokensPerSecond: 50, parallel: 1 }).ms ?? 0
  const four = estimate({ tokensPerSecond: 50, parallel: 4 }).ms ?? 0
  expect(one).toBe((1000 + 3200 + 4 * 1.1 * 1700) * 20)
  expect(four).toBeLessThan(one)
  expect(four).toBeGreaterThan((1000 + 3200) * 20)
  expect(estimate({ tokensPerSecond: 50, firstTokenMs: 1000 }).ms).toBeGreaterThan(
    estimate({ tokensPerSecond: 50 }).ms ?? 0,
  )
  expect(estimate({ tokensPerSecond: 0 })).not.toHaveProperty('ms')
})
