/** Two entries of a filter never read alike, and what was chosen is always among them. */
import { expect, test } from 'vitest'
import { modelName, withChosen } from './filter-names.ts'

test('a model is told with its provider only where another one has it too', () => {
  const keys = ['groq/openai/gpt-oss', 'router/openai/gpt-oss', 'groq/llama']
  const names = keys.map((key) => modelName(key, keys, (provider) => provider.toUpperCase()))
  expect(names).toEqual(['openai/gpt-oss · GROQ', 'openai/gpt-oss · ROUTER', 'llama'])
})

test('a chosen value stays when no request has it any more, and stands there once', () => {
  expect(withChosen(['one', 'two'], 'gone')).toEqual(['one', 'two', 'gone'])
  expect(withChosen(['one', 'two'], 'two')).toEqual(['one', 'two'])
  expect(withChosen(['one'], undefined)).toEqual(['one'])
})
