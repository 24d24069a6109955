import { expect, test } from 'vitest'
import type { ModelInfo, ModelRef } from '#shared/domain/model.ts'
import { createAnswerCost } from './answer-cost.ts'

const big: ModelRef = { provider: 'openai', model: 'big' }
const small: ModelRef = { provider: 'openai', model: 'small' }
const usage = { input: 1_000_000, output: 0, estimated: false }
const prices = new Map<string, ModelInfo>([
  ['big', { id: 'big', price: { input: 10, output: 50 } }],
  ['small', { id: 'small', price: { input: 1, output: 5 } }],
  ['router', { id: 'router', free: true }],
])
const factsOf = ({ model }: ModelRef) => prices.get(model)

test('the price is that of the model that answered', () => {
  expect(createAnswerCost(big, factsOf).add(usage)).toEqual({ usd: 10, price: { input: 10, output: 50 } })
  const cost = createAnswerCost(big, factsOf)
  cost.hear({ type: 'fallback', from: big, to: small, why: '' })
  cost.hear({ type: 'answering', model: small, from: 'provider' })
  expect(cost.add(usage)).toEqual({ usd: 1, price: { input: 1, output: 5 } })
})

test('of a model under a name that nobody knows, that of the one which was asked for', () => {
  const cost = createAnswerCost({ provider: 'openrouter', model: 'router' }, factsOf)
  cost.hear({ type: 'answering', model: { provider: 'openrouter', model: 'some/one' }, from: 'provider' })
  expect(cost.add(usage)).toEqual({ usd: 0, nothing: 'free' })
})

test('an answer that was known already costs nothing, one of unknown price has no cost', () => {
  const cost = createAnswerCost(big, factsOf)
  cost.hear({ type: 'answering', model: big, from: 'cache' })
  expect(cost.add(usage)).toEqual({ usd: 0, nothing: 'cached' })
  expect(createAnswerCost({ provider: 'openai', model: 'new' }, factsOf).add(usage)).toBeUndefined()
})

test('of an answer in several requests, each counts by itself: no sum makes a prompt long, and none is free for another', () => {
  const longPrompt = { tokens: 200_000, input: 100, output: 100 }
  const cost = createAnswerCost(big, () => ({ id: 'big', price: { input: 10, output: 50, longPrompt } }))
  const half = { input: 150_000, output: 0, estimated: false }
  cost.hear({ type: 'answering', model: big, from: 'provider' })
  expect(cost.add(half)).toMatchObject({ usd: 1.5 })
  expect(cost.add(half)).toMatchObject({ usd: 3 })
  cost.hear({ type: 'answering', model: big, from: 'cache' })
  expect(cost.add(half)).toMatchObject({ usd: 3, price: { input: 10 } })
})

test('one request of unknown price leaves the whole unknown', () => {
  const known = new Map<string, ModelInfo>()
  const cost = createAnswerCost(big, ({ model }) => known.get(model))
  cost.add(usage)
  known.set('big', { id: 'big', price: { input: 10, output: 50 } })
  expect(cost.add(usage)).toBeUndefined()
})
