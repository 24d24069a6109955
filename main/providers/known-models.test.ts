import { expect, test } from 'vitest'
import { failure } from '#shared/domain/error.ts'
import type { ModelInfo, ProviderId } from '#shared/domain/model.ts'
import { emptyCatalog, type Catalog } from './catalog.ts'
import { createKnownModels } from './known-models.ts'
import { createModelLists } from './model-lists.ts'

/** A provider that lists these models; `asked` counts how often. */
function over(models: () => readonly ModelInfo[], known: readonly ModelInfo[] = []) {
  let asked = 0
  let time = 1_000_000
  const catalog: Catalog = {
    ...emptyCatalog,
    of: () => known,
    get: ({ model }) => known.find(({ id }) => id === model),
  }
  const lists = createModelLists({
    get: (id) => ({
      id,
      listModels: async () => {
        asked += 1
        return models()
      },
      stream: () => {
        throw new Error('Nobody streams here.')
      },
    }),
    local: () => false,
    baseUrlOf: () => 'http://127.0.0.1:9',
    keyFor: () => undefined,
    now: () => time,
  })
  return {
    models: createKnownModels({ catalog, lists }),
    lists,
    asked: () => asked,
    later: (ms: number) => void (time += ms),
  }
}

const list = (...ids: readonly string[]) => ids.map((id) => ({ id }))
const at = (provider: ProviderId, model: string) => ({ provider, model })

test('a model that the provider does not have is refused, and the closest names are given', async () => {
  const { models } = over(() => list('gpt-6-sol', 'gpt-6-luna', 'o3'))
  await expect(models.check(at('openai', 'gpt-6-soll'))).rejects.toMatchObject({
    error: {
      kind: 'model-not-found',
      message: 'OpenAI has no model "gpt-6-soll". Did you mean gpt-6-sol?',
      detail: 'gpt-6-sol',
      provider: 'openai',
      model: 'gpt-6-soll',
    },
  })
  await expect(models.check(at('openai', 'llama3.2'))).rejects.toThrow('Choose another one.')
})

test('the list is looked at again before anything is refused: the model may be new', async () => {
  let now = list('gpt-6-sol')
  const { models, lists, asked, later } = over(() => now)
  await lists.ask('openai', 0)
  now = list('gpt-6-sol', 'gpt-7')
  later(10_000)
  await expect(models.check(at('openai', 'gpt-7'))).resolves.toBeUndefined()
  expect(asked()).toBe(2)
  await models.check(at('openai', 'gpt-6-sol'))
  expect(asked(), 'what is listed asks nobody').toBe(2)
})

test('nothing is refused by a list that cannot be read now', async () => {
  const { models } = over(() => {
    throw failure('unreachable', 'Nothing answers.')
  })
  await expect(models.check(at('openai', 'anything'))).resolves.toBeUndefined()
  await expect(over(() => []).models.check(at('openai', 'anything'))).resolves.toBeUndefined()
})

test.each<[ProviderId, string]>([
  ['openai-compatible', 'an unlisted name'],
  ['perplexity', 'a preset'],
  ['deepseek', 'an old name'],
  ['lmstudio', 'one that is loaded when asked for'],
])('%s may have %s: it is not asked', async (provider, model) => {
  const { models, asked } = over(() => list('other'))
  await expect(models.check(at(provider, model))).resolves.toBeUndefined()
  expect(asked()).toBe(0)
})

test.each<[ProviderId, string, string]>([
  ['ollama', 'llama3.2', 'llama3.2:latest'],
  ['ollama', 'gpt-oss:120b-cloud', 'llama3.2:latest'],
  ['openrouter', 'moonshotai/kimi-k3:nitro', 'moonshotai/kimi-k3'],
  ['openrouter', '@preset/mine', 'moonshotai/kimi-k3'],
  ['anthropic', 'claude-haiku-4-5', 'claude-haiku-4-5-20251001'],
  ['openai', 'gpt-5.6', 'gpt-5.6-sol'],
  ['gemini', 'gemini-3.8-flash', 'models/gemini-3.8-flash'],
])('%s: %s is one of those that are listed as %s', async (provider, model, listed) => {
  const { models } = over(() => list(listed))
  await expect(models.check(at(provider, model))).resolves.toBeUndefined()
})

test('a free variant is a model of its own', async () => {
  const { models } = over(() => list('moonshotai/kimi-k3'))
  await expect(models.check(at('openrouter', 'moonshotai/kimi-k3:free'))).rejects.toThrow('Did you mean')
})

test('what is known of a model is what its provider tells, and the catalogue beside it', async () => {
  const { models, lists } = over(
    () => [{ id: 'm', contextTokens: 1000 }],
    [{ id: 'm', contextTokens: 9, name: 'M' }, { id: 'unlisted' }],
  )
  await lists.ask('openai', 0)
  expect(models.get(at('openai', 'm'))).toEqual({ id: 'm', contextTokens: 1000, name: 'M' })
  expect(models.get(at('openai', 'unlisted'))).toEqual({ id: 'unlisted' })
  expect(models.get(at('openai', 'nobody'))).toBeUndefined()
})

test("a provider's own refusal gets the closest names after its words, and others stay as they are", async () => {
  const { models } = over(() => [], list('claude-opus-5-5'))
  const refused = failure('model-not-found', 'model: claude-opus-55', {
    provider: 'anthropic',
    model: 'claude-opus-55',
  })
  expect(models.explain(refused.error)).toMatchObject({
    message: 'model: claude-opus-55. Did you mean claude-opus-5-5?',
    detail: 'claude-opus-5-5',
  })
  const { error } = failure('auth', 'No.', { provider: 'anthropic', model: 'claude-opus-55' })
  expect(models.explain(error)).toBe(error)
})
