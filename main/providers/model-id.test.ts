import { describe, expect, test } from 'vitest'
import { closestIds, editDistance, isTextModel, sameModel } from './model-id.ts'

describe('the closest ids', () => {
  const ids = ['gpt-6-sol', 'gpt-6-luna', 'gpt-6.1-sol', 'claude-opus-5-5', 'claude-sonnet-5-5', 'z-ai/glm-5.3']

  test.each([
    ['gpt-6-soul', ['gpt-6-sol']],
    ['GPT 6 Sol', ['gpt-6-sol']],
    ['gpt-6', ['gpt-6-luna', 'gpt-6-sol', 'gpt-6.1-sol']],
    ['claude-opus-5.5', ['claude-opus-5-5']],
    ['claude-opus-5-5-20260901', ['claude-opus-5-5']],
    ['glm-5.3', ['z-ai/glm-5.3']],
    ['llama3.2', []],
    ['', []],
  ])('%s: %j', (wanted, expected) => {
    expect(closestIds(wanted, ids).slice(0, Math.max(1, expected.length))).toEqual(expected)
  })

  test('are three at most, and each once', () => {
    expect(closestIds('m', ['m1', 'm2', 'm3', 'm4', 'm1'])).toEqual(['m1', 'm2', 'm3'])
  })
})

test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['flaw', 'lawn', 2],
])('from %j to %j it takes %i steps', (a, b, steps) => {
  expect(editDistance(a, b)).toBe(steps)
  expect(editDistance(b, a)).toBe(steps)
})

test.each([
  ['claude-haiku-4-5', 'claude-haiku-4-5-20251001', true],
  ['gpt-6-sol', 'gpt-6-sol-2026-09-22', true],
  ['models/gemini-3.8-flash', 'gemini-3.8-flash', true],
  ['mistral-medium', 'mistral-medium-latest', true],
  ['gpt-6-sol', 'gpt-6.1-sol', false],
  ['grok-4.20', 'grok-4.20-0309-reasoning', false],
  ['devstral-2507', 'devstral-2512', false],
])('%s and %s are one model: %s', (a, b, same) => expect(sameModel(a, b)).toBe(same))

test.each([
  ['gpt-6-sol', true],
  ['gemini-3.8-flash', true],
  ['qwen/qwen3-vl-235b', true],
  ['llama-4-maverick', true],
  ['text-embedding-3-large', false],
  ['mistral-embed', false],
  ['gpt-4o-mini-tts', false],
  ['gemini-3.1-flash-image-preview', false],
  ['whisper-large-v3', false],
  ['omni-moderation-latest', false],
  ['voxtral-mini-2602', false],
  ['mistral-ocr-4-1', false],
  ['sora-2', false],
])('%s makes text: %s', (id, text) => expect(isTextModel(id)).toBe(text))
