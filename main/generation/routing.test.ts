import { describe, expect, test } from 'vitest'
import type { ModelInfo, ModelRef, ProviderId, ProviderStatus } from '#shared/domain/model.ts'
import { chooseModel, type RoutingQuestion } from './routing.ts'
import { sayReason } from './routing-words.ts'

function provider(id: ProviderId, models: ModelInfo[], more: Partial<ProviderStatus> = {}): ProviderStatus {
  return { id, name: id, summary: '', state: 'ready', local: false, models, ...more }
}

const starter = provider('starter', [{ id: 'starter' }], { local: true })
const ollama = provider('ollama', [{ id: 'qwen', contextTokens: 32_768 }], { local: true })
const openai = provider('openai', [
  { id: 'big', class: 'standard', contextTokens: 400_000, price: { input: 2, output: 10 } },
  { id: 'small', class: 'fast', contextTokens: 128_000, price: { input: 0.2, output: 1 } },
  { id: 'deep', class: 'reasoning', contextTokens: 400_000, price: { input: 10, output: 40 } },
])
const anthropic = provider('anthropic', [{ id: 'opus', class: 'standard', price: { input: 5, output: 25 } }])
const perplexity = provider('perplexity', [{ id: 'sonar', class: 'fast', searches: true }])
const openrouter = provider('openrouter', [{ id: 'any/cheap', class: 'standard', price: { input: 0.1, output: 0.1 } }])

function ask(question: Partial<RoutingQuestion>) {
  return chooseModel({
    kind: 'new-app',
    statuses: [starter, ollama, openai, anthropic, perplexity, openrouter],
    rules: [],
    favourites: [],
    chosen: { provider: 'starter', model: 'starter' },
    devMode: false,
    tokens: 6000,
    localContextTokens: 16_384,
    hasImages: false,
    ...question,
  })
}

const opus: ModelRef = { provider: 'anthropic', model: 'opus' }

describe('by the default rules', () => {
  test.each([
    ['new-app', 'openai', 'big'],
    ['edit', 'openai', 'big'],
    ['plan', 'openai', 'deep'],
    ['explanation', 'openai', 'small'],
    ['current-events', 'perplexity', 'sonar'],
  ] as const)('%s is answered by %s %s', (kind, id, model) => {
    expect(ask({ kind }).model).toEqual({ provider: id, model })
  })

  test('a favourite comes before a class, the one chosen last before others of the class, the maker before a market place', () => {
    expect(ask({ favourites: [opus] })).toMatchObject({ model: opus, reason: { wish: { by: 'favourite' } } })
    expect(ask({ chosen: opus })).toMatchObject({ model: opus, reason: { wish: { by: 'class', class: 'standard' } } })
    expect(ask({ statuses: [openrouter, anthropic] }).model).toEqual(opus)
  })

  test('a question about current events that nobody can look up is still answered', () => {
    expect(ask({ kind: 'current-events', statuses: [starter, openai] }).model.model).toBe('big')
  })
})

test('the user’s own rule takes the place of the default for its kind alone', () => {
  const rules = [{ when: 'edit' as const, prefer: [{ by: 'provider' as const, provider: 'ollama' as const }] }]
  expect(ask({ kind: 'edit', rules }).model.provider).toBe('ollama')
  expect(ask({ kind: 'new-app', rules }).model.provider).toBe('openai')
})

test('what a rule names and cannot be taken is passed over, and that is said', () => {
  const rules = [
    {
      when: 'edit' as const,
      prefer: [
        { by: 'model' as const, model: opus },
        { by: 'model' as const, model: { provider: 'groq' as const, model: 'llama' } },
        { by: 'model' as const, model: { provider: 'openai' as const, model: 'gone' } },
        { by: 'class' as const, class: 'fast' as const },
      ],
    },
  ]
  const statuses = [starter, { ...anthropic, state: 'needs-setup' as const }, openai, perplexity]
  const { model, reason } = ask({ kind: 'edit', rules, statuses })
  expect(model.model).toBe('small')
  expect(reason.passedOver?.map(({ why }) => why)).toEqual(['needs-key', 'unknown', 'unknown'])
  expect(sayReason(reason)).toBe('For changes: a fast model. opus needs a key.')
})

describe('what cannot take the prompt', () => {
  test('a provider that is down, or has no key, is not asked', () => {
    const statuses = [
      { ...openai, state: 'unreachable' as const },
      { ...anthropic, state: 'needs-setup' as const },
      ollama,
    ]
    expect(ask({ statuses }).model.provider).toBe('ollama')
  })

  test('a window that is too small: the model’s own, or what is asked of a local one', () => {
    expect(ask({ kind: 'explanation', tokens: 200_000, statuses: [ollama, openai] }).model.model).toBe('big')
    const { model } = ask({ devMode: true, tokens: 20_000 })
    expect(model.provider).toBe('openai')
    expect(ask({ devMode: true, tokens: 20_000, localContextTokens: 32_768 }).model.provider).toBe('ollama')
  })

  test('images are for a model that is not known to be blind', () => {
    const blind = provider('openai', [{ id: 'words', class: 'standard', sees: false }])
    expect(ask({ statuses: [blind, anthropic], hasImages: true }).model).toEqual(opus)
    expect(() => ask({ statuses: [blind], hasImages: true })).toThrow(/reads images/)
  })
})

test('in development what runs on this machine comes first, whatever the rules say', () => {
  const choice = ask({ kind: 'current-events', devMode: true, favourites: [opus] })
  expect(choice.model).toEqual({ provider: 'ollama', model: 'qwen' })
  expect(choice.reason.code).toBe('dev-mode')
  expect(ask({ devMode: true, statuses: [starter, anthropic] }).model).toEqual(opus)
})

describe('where no model is ready', () => {
  test('the starter makes a new app, and nothing else', () => {
    const down = [starter, { ...ollama, state: 'unreachable' as const, models: [] }]
    expect(ask({ statuses: down })).toMatchObject({ model: { provider: 'starter' }, reason: { code: 'starter' } })
    expect(() => ask({ statuses: down, kind: 'edit' })).toThrow(/To change an app, Kiln needs a model/)
    expect(() => ask({ statuses: down, kind: 'current-events' })).toThrow(/searches the web/)
  })

  test('what is missing is said: a larger window', () => {
    expect(() => ask({ statuses: [starter, ollama], kind: 'edit', tokens: 50_000 })).toThrow(/50,000 tokens/)
  })

  test('the only one that is ready is told as such', () => {
    expect(ask({ statuses: [starter, ollama] }).reason.code).toBe('only')
  })
})

test('a provider’s models are in the order in which they are worth offering: its cheapest is not its best', () => {
  const models: ModelInfo[] = [
    { id: 'good', class: 'standard', price: { input: 2, output: 10 } },
    { id: 'old', class: 'standard', price: { input: 1, output: 1 } },
  ]
  expect(ask({ statuses: [provider('mistral', models)] }).model.model).toBe('good')
  expect(ask({ statuses: [provider('mistral', models), anthropic] }).model.model).toBe('good')
})
