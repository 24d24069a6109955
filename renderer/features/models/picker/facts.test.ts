/** Sizes and prices in few words. */
import { describe, expect, it } from 'vitest'
import type { ModelInfo } from '#shared/domain/model.ts'
import { capabilitiesOf, dollars, priceInShort, tokensInShort } from './facts.ts'
import { ollama, openai, starter } from './test-statuses.ts'

describe('tokensInShort', () => {
  it.each([
    [900, '900'],
    [8_192, '8k'],
    [32_768, '32k'],
    [131_072, '128k'],
    [200_000, '200k'],
    [999_999, '1M'],
    [1_000_000, '1M'],
    [1_048_576, '1M'],
    [1_050_000, '1.05M'],
    [2_097_152, '2M'],
  ])('%d is %s', (tokens, text) => {
    expect(tokensInShort(tokens)).toBe(text)
  })
})

describe('dollars', () => {
  it.each([
    [3, '$3'],
    [15, '$15'],
    [0.25, '$0.25'],
    [2.5, '$2.50'],
    [0.075, '$0.075'],
    [0.1 + 0.2, '$0.30'],
  ])('%d is %s', (amount, text) => {
    expect(dollars(amount)).toBe(text)
  })
})

describe('priceInShort', () => {
  const price = (model: ModelInfo, of = openai): string =>
    priceInShort({ key: '', ref: { provider: of.id, model: model.id }, name: model.id, model, status: of })

  it('says input and output for a million tokens', () => {
    expect(price({ id: 'x', price: { input: 3, output: 15 } })).toBe('$3 / $15 per M')
  })

  it('never calls free what is only not known', () => {
    expect(price({ id: 'x' })).toBe('price unknown')
    expect(price({ id: 'x', free: true })).toBe('free')
    expect(price({ id: 'x', price: { input: 0, output: 0 } })).toBe('free')
  })

  it('says what runs here, and what is no model at all', () => {
    expect(price({ id: 'x' }, ollama)).toBe('local')
    expect(price({ id: 'starter' }, starter)).toBe('no model')
  })
})

describe('capabilitiesOf', () => {
  it('names only what is known to be so', () => {
    expect(capabilitiesOf({ id: 'x' })).toEqual([])
    expect(capabilitiesOf({ id: 'x', sees: false, reasoning: 'none' })).toEqual([])
    expect(capabilitiesOf({ id: 'x', sees: true, reasoning: 'optional', searches: true })).toEqual([
      'sees',
      'reasons',
      'searches',
    ])
  })
})
