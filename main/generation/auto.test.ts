import { expect, test } from 'vitest'
import type { ProviderId, ProviderStatus } from '#shared/domain/model.ts'
import { Settings } from '#shared/domain/settings.ts'
import { createAuto } from './auto.ts'

const signal = new AbortController().signal
const asked = { prompt: 'a page', files: new Map<string, string>(), attachments: [] }

function hosted(id: ProviderId, contextTokens = 100_000): ProviderStatus {
  const models = [{ id: `${id} model`, class: 'standard' as const, contextTokens }]
  return { id, name: id, summary: '', state: 'ready', local: false, models }
}

function autoOf(statuses: readonly ProviderStatus[], isDown = (_id: ProviderId) => false) {
  return createAuto({
    statuses: async () => statuses,
    settings: () => Settings.parse({}),
    devMode: () => false,
    isDown,
  })
}

test('a model that the user chose stays, and nobody is asked', async () => {
  const model = { provider: 'openai' as const, model: 'gpt' }
  const auto = createAuto({
    statuses: () => Promise.reject(new Error('asked')),
    settings: () => Settings.parse({}),
    devMode: () => false,
  })
  expect(await auto.resolve(model, asked, signal)).toEqual({ model })
})

test('a provider that is left alone for its failures is passed by', async () => {
  const statuses = [hosted('openai'), hosted('anthropic')]
  expect((await autoOf(statuses).resolve('auto', asked, signal)).model.provider).toBe('openai')
  const resolved = await autoOf(statuses, (id) => id === 'openai').resolve('auto', asked, signal)
  expect(resolved).toMatchObject({ model: { provider: 'anthropic' }, because: 'The only model that is ready.' })
})

test('the app and what is sent along count for how much a model must hold', async () => {
  const statuses = [hosted('openai', 16_000), hosted('anthropic')]
  const files = new Map([['index.html', 'word '.repeat(40_000)]])
  const text = new TextEncoder().encode('word '.repeat(40_000))
  const note = { id: '1', name: 'notes.txt', kind: 'text' as const, mediaType: 'text/plain', bytes: 1, content: text }
  const auto = autoOf(statuses)
  expect((await auto.resolve('auto', { ...asked, files }, signal)).model.provider).toBe('anthropic')
  expect((await auto.resolve('auto', { ...asked, attachments: [note] }, signal)).model.provider).toBe('anthropic')
})
