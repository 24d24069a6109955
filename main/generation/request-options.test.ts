import { expect, test } from 'vitest'
import type { ModelInfo } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { requestOptions } from './request-options.ts'

const facts = (patch: Partial<ModelInfo>): ModelInfo => ({ id: 'm', ...patch })
const plain = { reasoning: 'off', inputTokens: 1000 } as const

test('of a model that is not known, nothing is set', () => {
  expect(requestOptions('openai', undefined, { ...plain, reasoning: 'high' })).toEqual({})
  expect(requestOptions('openai', facts({}), { ...plain, reasoning: 'high' })).toEqual({})
})

test.each<[ModelInfo['reasoning'], Settings['reasoning'], string | undefined]>([
  ['none', 'high', undefined],
  ['optional', 'off', undefined],
  ['optional', 'medium', 'medium'],
  ['always', 'off', 'low'],
  ['always', 'high', 'high'],
])('a model that thinks %s, wished %s: %s', (reasoning, wished, sent) => {
  expect(requestOptions('openai', facts({ reasoning }), { ...plain, reasoning: wished }).reasoning).toBe(sent)
})

test('a temperature goes only to a model that is known to take it', () => {
  expect(requestOptions('mistral', facts({ temperature: true }), plain)).toEqual({ temperature: 0.2 })
  expect(requestOptions('mistral', facts({ temperature: false }), plain)).toEqual({})
  expect(requestOptions('mistral', facts({}), plain)).toEqual({})
})

test('the length is set where the provider would else cut the answer: all that the model and its window allow', () => {
  const known = facts({ outputTokens: 64_000, contextTokens: 200_000 })
  expect(requestOptions('anthropic', known, plain).maxOutputTokens).toBe(64_000)
  expect(requestOptions('anthropic', known, { ...plain, inputTokens: 150_000 }).maxOutputTokens).toBe(35_000)
  expect(requestOptions('anthropic', known, { ...plain, inputTokens: 190_000 }).maxOutputTokens).toBeUndefined()
  expect(requestOptions('openrouter', known, plain).maxOutputTokens).toBeUndefined()
})
