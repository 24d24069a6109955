import { describe, expect, it } from 'vitest'
import { costOf, priceOfTokens, runCostOf } from './cost.ts'

const usage = { input: 1200, output: 640, estimated: false }
const price = { input: 2, output: 10, cached: 0.2 }

it('never calls an answer free that somebody may charge for', () => {
  expect(costOf({ provider: 'ollama', model: 'qwen3-coder:30b' }, usage)).toEqual({ kind: 'free-local' })
  expect(costOf({ provider: 'ollama', model: 'gpt-oss:120b-cloud' }, usage)).toEqual({ kind: 'unknown' })
  expect(costOf({ provider: 'openai-compatible', model: 'any' }, undefined)).toEqual({ kind: 'unknown' })
  expect(costOf({ provider: 'anthropic', model: 'any' }, usage)).toEqual({ kind: 'unknown' })
  expect(costOf({ provider: 'anthropic', model: 'any' }, undefined, { price })).toEqual({ kind: 'unknown' })
})

it('has no cost where no model answered', () => {
  expect(costOf({ provider: 'starter', model: 'starter' }, { ...usage, estimated: true })).toEqual({ kind: 'none' })
})

it('is free where the model runs here, or its provider asks nothing', () => {
  expect(costOf({ provider: 'lmstudio', model: 'm' }, usage, { class: 'local' })).toEqual({ kind: 'free-local' })
  expect(costOf({ provider: 'openrouter', model: 'm:free' }, usage, { free: true })).toEqual({ kind: 'free' })
})

it('is known where the price and the tokens are', () => {
  const cost = costOf({ provider: 'openai', model: 'm' }, usage, { price })
  expect(cost).toEqual({ kind: 'known', usd: expect.closeTo(0.0088), price })
  expect(runCostOf(cost)).toEqual({ usd: expect.closeTo(0.0088), price })
})

describe('the price of tokens', () => {
  it.each([
    ['plain', { input: 1_000_000, output: 100_000 }, 3],
    ['half of it cached', { input: 1_000_000, output: 0, cached: 500_000 }, 1.1],
    ['all of it cached', { input: 1_000_000, output: 0, cached: 1_000_000 }, 0.2],
    ['more cached than sent, as some providers count', { input: 100, output: 0, cached: 200 }, 0.00004],
    ['nothing', { input: 0, output: 0 }, 0],
  ])('%s', (_, tokens, usd) => expect(priceOfTokens(price, tokens)).toBeCloseTo(usd, 10))

  it('takes the price of writing for what was written to the cache', () => {
    const marked = { input: 2, output: 10, cached: 0.2, cacheWrite: 2.5 }
    const tokens = { input: 1_000_000, output: 0, cached: 500_000, cacheWritten: 400_000 }
    expect(priceOfTokens(marked, tokens)).toBeCloseTo(0.2 + 0.1 + 1, 10)
  })

  it('takes the full price for cached tokens where no other is known', () => {
    expect(priceOfTokens({ input: 2, output: 10 }, { input: 1_000_000, output: 0, cached: 500_000 })).toBe(2)
  })

  it('takes the other price for the whole of a long prompt, and not at the bound itself', () => {
    const long = { ...price, longPrompt: { tokens: 200_000, input: 4, output: 15 } }
    expect(priceOfTokens(long, { input: 200_000, output: 0 })).toBeCloseTo(0.4, 10)
    expect(priceOfTokens(long, { input: 200_001, output: 1_000_000, cached: 1 })).toBeCloseTo(15.800004, 10)
  })
})
