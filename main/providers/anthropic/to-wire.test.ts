import { describe, expect, test } from 'vitest'
import type { ModelRequest } from '../provider.ts'
import { toAnthropicBody } from './to-wire.ts'

const request = (changes: Partial<ModelRequest> = {}): ModelRequest => ({
  model: 'claude-opus-4-8',
  messages: [{ role: 'user', content: 'Hi' }],
  task: { prompt: 'Hi', kind: 'page', files: new Map() },
  ...changes,
})
const thinking = (model: string, reasoning?: 'low' | 'medium' | 'high') => {
  const body = toAnthropicBody(request({ model, ...(reasoning === undefined ? {} : { reasoning }) }))
  return { thinking: body.thinking, output_config: body.output_config }
}
const adaptive = { type: 'adaptive', display: 'summarized' }

// https://platform.claude.com/docs/en/build-with-claude/adaptive-thinking and the models' migration guides, 2026-11.
describe('thinking, by model', () => {
  test.each([
    ['claude-fable-5-1'],
    ['claude-mythos-5'],
    ['claude-mythos-preview'],
    ['claude-opus-5-5'],
    ['claude-opus-7'],
  ])('%s always thinks: as little as it can unless more is asked for', (model) => {
    expect(thinking(model)).toEqual({ thinking: adaptive, output_config: { effort: 'low' } })
    expect(thinking(model, 'high')).toEqual({ thinking: adaptive, output_config: { effort: 'high' } })
  })

  test.each([['claude-opus-5'], ['claude-sonnet-5'], ['claude-haiku-5-5']])('%s is switched off', (model) => {
    expect(thinking(model)).toEqual({ thinking: { type: 'disabled' } })
    expect(thinking(model, 'low')).toEqual({ thinking: adaptive, output_config: { effort: 'low' } })
  })

  test('claude-sonnet-5-5 is switched off by a word of its own', () => {
    expect(thinking('claude-sonnet-5-5')).toEqual({ thinking: { type: 'between_tools' } })
    expect(thinking('claude-sonnet-5-5', 'medium')).toEqual({ thinking: adaptive, output_config: { effort: 'medium' } })
  })

  test.each([['claude-opus-4-8'], ['claude-opus-4-6'], ['claude-sonnet-4-6'], ['anthropic/claude-opus-4.7']])(
    '%s thinks only when asked to, by effort',
    (model) => {
      expect(thinking(model)).toEqual({})
      expect(thinking(model, 'medium')).toEqual({ thinking: adaptive, output_config: { effort: 'medium' } })
    },
  )

  test.each([
    ['claude-haiku-4-5-20251001'],
    ['claude-opus-4-5'],
    ['claude-sonnet-4-20250514'],
    ['claude-3-7-sonnet-latest'],
  ])('%s is given a number of tokens', (model) => {
    expect(thinking(model)).toEqual({})
    expect(thinking(model, 'medium')).toEqual({ thinking: { type: 'enabled', budget_tokens: 8192 } })
  })

  test.each([['claude-3-5-haiku-latest'], ['claude-3-opus-20240229']])('%s cannot', (model) => {
    expect(thinking(model, 'high')).toEqual({})
  })

  test('a number of tokens leaves room for the answer; an answer already begun cannot be thought about', () => {
    const old = request({ model: 'claude-haiku-4-5', reasoning: 'high' })
    expect(toAnthropicBody({ ...old, maxOutputTokens: 4000 }).thinking).toEqual({
      type: 'enabled',
      budget_tokens: 2000,
    })
    expect(toAnthropicBody({ ...old, maxOutputTokens: 1000 })).not.toHaveProperty('thinking')
    const begun = [...old.messages, { role: 'assistant' as const, content: 'So' }]
    expect(toAnthropicBody({ ...old, messages: begun })).not.toHaveProperty('thinking')
  })
})

// https://platform.claude.com/docs/en/models/overview
test.each([
  ['claude-opus-5-5', undefined, 64_000],
  ['claude-opus-5-5', 200_000, 128_000],
  ['claude-haiku-4-5', 100_000, 64_000],
  ['claude-opus-4-1-20250805', undefined, 32_000],
  ['claude-3-5-haiku-latest', undefined, 8192],
  ['claude-3-haiku-20240307', 5000, 4096],
  ['some-other-model', undefined, 8192],
  ['some-other-model', 30_000, 30_000],
])('max_tokens of %s, asked for %s, is %i', (model, maxOutputTokens, expected) => {
  const asked = request({ model, ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }) })
  expect(toAnthropicBody(asked).max_tokens).toBe(expected)
})

// https://platform.claude.com/docs/en/api/messages/create: 0 to 1; refused by later models and beside thinking.
test('a temperature goes only where it is asked for and taken', () => {
  const warm = (changes: Partial<ModelRequest>) => toAnthropicBody(request(changes)).temperature
  expect(warm({ model: 'claude-sonnet-4-5' })).toBeUndefined()
  expect(warm({ model: 'claude-sonnet-4-5', temperature: 0.3 })).toBe(0.3)
  expect(warm({ model: 'claude-sonnet-4-5', temperature: 1.8 })).toBe(1)
  expect(warm({ model: 'claude-sonnet-4-5', temperature: 0.3, reasoning: 'low' })).toBeUndefined()
  expect(warm({ model: 'claude-opus-5-5', temperature: 0.3 })).toBeUndefined()
  expect(warm({ model: 'some-other-model', temperature: 0.3 })).toBe(0.3)
})

test('system texts stand apart, the first one marked for the cache; empty texts and messages are left out', () => {
  const messages = [
    { role: 'system' as const, content: 'The rules.' },
    { role: 'system' as const, content: 'Today.' },
    { role: 'user' as const, content: 'Hi' },
    { role: 'assistant' as const, content: ' ' },
    { role: 'user' as const, content: '', images: [{ mediaType: 'image/png', bytes: new Uint8Array([137, 80]) }] },
  ]
  expect(toAnthropicBody(request({ messages }))).toMatchObject({
    system: [
      { type: 'text', text: 'The rules.', cache_control: { type: 'ephemeral' } },
      { type: 'text', text: 'Today.' },
    ],
    messages: [
      { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
      { role: 'user', content: [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVA=' } }] },
    ],
  })
  expect(toAnthropicBody(request())).not.toHaveProperty('system')
})
