import { describe, expect, test } from 'vitest'
import type { ModelRequest } from '../provider.ts'
import { toGeminiBody } from './to-wire.ts'

const request = (changes: Partial<ModelRequest> = {}): ModelRequest => ({
  model: 'gemini-3.8-flash',
  messages: [{ role: 'user', content: 'Hi' }],
  task: { prompt: 'Hi', kind: 'page', files: new Map() },
  ...changes,
})

// https://ai.google.dev/gemini-api/docs/thinking and …/whats-new-gemini-3.7, 2026-11.
describe('thinking, by model', () => {
  const config = (model: string, reasoning?: 'low' | 'medium' | 'high') =>
    toGeminiBody(request({ model, ...(reasoning === undefined ? {} : { reasoning }) })).generationConfig?.thinkingConfig

  test.each([
    ['gemini-3.8-flash', 'low'],
    ['gemini-3.1-pro-preview', 'low'],
    ['gemini-flash-latest', 'low'],
    ['gemini-4-pro', 'low'],
    ['gemini-3.1-flash-lite', 'minimal'],
    ['gemini-3.5-flash-lite', 'minimal'],
    ['gemini-3-flash-preview', 'minimal'],
    ['gemini-3.6-flash', 'minimal'],
    ['gemini-3.7-flash', 'low'],
  ])('%s cannot be kept from it: %s is the least', (model, least) => {
    expect(config(model)).toEqual({ includeThoughts: true, thinkingLevel: least })
    expect(config(model, 'medium')).toEqual({ includeThoughts: true, thinkingLevel: 'medium' })
    expect(config(model, 'high')).toEqual({ includeThoughts: true, thinkingLevel: 'high' })
  })

  test('gemini-3-pro-preview knows no medium', () => {
    expect(config('gemini-3-pro-preview', 'medium')).toEqual({ includeThoughts: true, thinkingLevel: 'high' })
  })

  test('the 2.5 family takes a number of tokens, and none switches it off, but for Pro', () => {
    expect(config('gemini-2.5-flash')).toEqual({ thinkingBudget: 0 })
    expect(config('gemini-2.5-flash-lite', 'low')).toEqual({ includeThoughts: true, thinkingBudget: 1024 })
    expect(config('gemini-2.5-pro')).toEqual({ includeThoughts: true, thinkingBudget: 128 })
    expect(config('gemini-2.5-pro', 'high')).toEqual({ includeThoughts: true, thinkingBudget: 24_576 })
  })

  test.each([['gemini-2.0-flash'], ['gemma-3-27b-it'], ['learnlm-2.0-flash']])('%s is told nothing', (model) => {
    expect(config(model, 'high')).toBeUndefined()
  })
})

test('nothing is sent that was not asked for', () => {
  expect(toGeminiBody(request({ model: 'gemma-3-27b-it' }))).toEqual({
    contents: [{ role: 'user', parts: [{ text: 'Hi' }] }],
  })
})

test("limits, temperature, system texts, the model's own turns and images take their places", () => {
  const messages = [
    { role: 'system' as const, content: 'The rules.' },
    { role: 'user' as const, content: 'Hi', images: [{ mediaType: 'image/png', bytes: new Uint8Array([137, 80]) }] },
    { role: 'assistant' as const, content: 'Hello' },
    { role: 'assistant' as const, content: '' },
    { role: 'user' as const, content: 'More' },
  ]
  const asked = request({ model: 'gemini-2.5-flash', messages, maxOutputTokens: 500, temperature: 0.2 })
  expect(toGeminiBody(asked)).toEqual({
    systemInstruction: { parts: [{ text: 'The rules.' }] },
    contents: [
      { role: 'user', parts: [{ inlineData: { mimeType: 'image/png', data: 'iVA=' } }, { text: 'Hi' }] },
      { role: 'model', parts: [{ text: 'Hello' }] },
      { role: 'user', parts: [{ text: 'More' }] },
    ],
    generationConfig: { maxOutputTokens: 500, temperature: 0.2, thinkingConfig: { thinkingBudget: 0 } },
  })
})
