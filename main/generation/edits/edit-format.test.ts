import { expect, test } from 'vitest'
import type { ProviderId } from '#shared/domain/model.ts'
import { editFormatFor, editsOf } from './edit-format.ts'

test.each<[ProviderId, string, string]>([
  ['anthropic', 'claude-sonnet-4-5', 'blocks'],
  ['openai', 'gpt-5-mini', 'blocks'],
  ['openai', 'gpt-5-nano', 'whole'],
  ['gemini', 'gemini-2.5-flash', 'blocks'],
  ['gemini', 'gemini-2.5-flash-lite', 'whole'],
  ['deepseek', 'deepseek-chat', 'blocks'],
  ['openrouter', 'qwen/qwen3-coder', 'blocks'],
  ['openrouter', 'deepseek/deepseek-r1-distill-llama-8b', 'whole'],
  ['ollama', 'qwen2.5-coder:7b', 'whole'],
  ['ollama', 'qwen3-coder:30b', 'blocks'],
  ['ollama', 'codestral:latest', 'whole'],
  ['fanar', 'Fanar-C-2-27B', 'whole'],
  ['openai-compatible', 'my-own-model', 'whole'],
])('a model of which nothing is known but its name: %s %s is asked for %s', (provider, model, format) => {
  expect(editFormatFor({ provider, model }, undefined)).toBe(format)
})

test('what its blocks have come to counts more than its name', () => {
  const good = { provider: 'anthropic', model: 'claude-sonnet-4-5' } as const
  const unknown = { provider: 'ollama', model: 'small:7b' } as const
  expect(editFormatFor(good, { applied: 2, repaired: 2, failed: 6 })).toBe('whole')
  expect(editFormatFor(good, { applied: 0, repaired: 0, failed: 3 })).toBe('blocks')
  expect(editFormatFor(good, { applied: 8, repaired: 1, failed: 1 })).toBe('blocks')
  expect(editFormatFor(unknown, { applied: 9, repaired: 1, failed: 0 })).toBe('blocks')
  expect(editFormatFor(unknown, { applied: 5, repaired: 0, failed: 0 })).toBe('whole')
  expect(editFormatFor(unknown, { applied: 7, repaired: 1, failed: 2 })).toBe('whole')
})

test('the reason is told with the choice, and nothing is said of edits that nobody has counted', () => {
  const good = { provider: 'anthropic', model: 'claude-sonnet-4-5' } as const
  const unknown = { provider: 'ollama', model: 'small:7b' } as const
  expect(editsOf(good, undefined)).toEqual({ format: 'blocks', why: 'family' })
  expect(editsOf(unknown, undefined)).toEqual({ format: 'whole', why: 'unknown' })
  const poor = { applied: 12, repaired: 0.5, failed: 101 }
  expect(editsOf(good, poor)).toEqual({ format: 'whole', why: 'poor', counts: { ...poor, repaired: 1 } })
  expect(editsOf(unknown, { applied: 9, repaired: 1, failed: 0 })).toMatchObject({ format: 'blocks', why: 'good' })
})
