import { describe, expect, test } from 'vitest'
import { readModels } from './models.ts'

const only = (value: unknown) => readModels({ data: [value] })

describe('a list of models', () => {
  test.each([
    ['data', { data: [{ id: 'a' }] }],
    ['models, as Fanar has it', { id: 'x', models: [{ id: 'a', object: 'model' }] }],
    ['both, as llama.cpp has it', { models: [{ name: 'a', model: 'a' }], data: [{ id: 'a' }] }],
    ['a bare array', [{ id: 'a' }]],
    ['names', ['a', '']],
    ['entries that are none', { data: [null, 5, {}, { id: '' }, { id: 'a' }] }],
  ])('%s', (_, value) => {
    expect(readModels(value)).toEqual([{ id: 'a' }])
  })

  test.each([[null], ['text'], [{}], [{ data: 'none' }], [{ error: { message: 'no' } }]])('%j is none', (value) => {
    expect(readModels(value)).toBeUndefined()
  })

  test("OpenRouter's: price per million, window, limit, what it takes and sees", () => {
    const model = {
      id: 'maker/model',
      name: 'Maker: Model',
      context_length: 200_000,
      architecture: { input_modalities: ['text', 'image'], output_modalities: ['text'] },
      pricing: { prompt: '0.00000125', completion: '0.00001', input_cache_read: '0.000000125', request: '0' },
      top_provider: { context_length: 180_000, max_completion_tokens: 64_000, is_moderated: false },
      supported_parameters: ['max_tokens', 'reasoning', 'include_reasoning'],
    }
    expect(only(model)).toEqual([
      {
        id: 'maker/model',
        name: 'Maker: Model',
        contextTokens: 200_000,
        outputTokens: 64_000,
        price: { input: 1.25, output: 10, cached: 0.125 },
        sees: true,
        reasoning: 'optional',
        temperature: false,
      },
    ])
  })

  test('a price of nothing is free; one that depends is none', () => {
    const zero = { id: 'maker/model:free', pricing: { prompt: '0', completion: '0' } }
    expect(only(zero)).toEqual([{ id: 'maker/model:free', price: { input: 0, output: 0 }, free: true }])
    expect(only({ id: 'auto', pricing: { prompt: '-1', completion: '-1' } })).toEqual([{ id: 'auto' }])
  })

  test.each([
    ['vLLM', { id: 'm', max_model_len: 8192 }, { contextTokens: 8192 }],
    [
      'Groq',
      { id: 'm', context_window: 131_072, max_completion_tokens: 65_536 },
      { contextTokens: 131_072, outputTokens: 65_536 },
    ],
    [
      'Mistral',
      { id: 'm', max_context_length: 32_768, capabilities: { completion_chat: true, vision: false } },
      { contextTokens: 32_768, sees: false },
    ],
    ['llama.cpp', { id: 'm', meta: { n_ctx: 4096, n_ctx_train: 131_072 } }, { contextTokens: 4096 }],
  ])('%s tells the window in its own field', (_, model, facts) => {
    expect(only(model)).toEqual([{ id: 'm', ...facts }])
  })

  test('what only draws, speaks or embeds is left out where the list tells', () => {
    expect(only({ id: 'm', architecture: { output_modalities: ['image'] } })).toEqual([])
    expect(only({ id: 'm', capabilities: { completion_chat: false } })).toEqual([])
  })
})
