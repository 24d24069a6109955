import { expect, test } from 'vitest'
import type { ProviderId, ProviderStatus } from '#shared/domain/model.ts'
import { failure } from '#shared/domain/error.ts'
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

test('of a large app only what fits the budget counts, as the settings have it when it is asked', async () => {
  const files = new Map([['index.html', 'word '.repeat(100_000)]])
  let contextBudget = 8_000
  const auto = createAuto({
    statuses: async () => [hosted('openai', 30_000), hosted('anthropic', 90_000)],
    settings: () => Settings.parse({ contextBudget }),
    devMode: () => false,
  })
  const chosen = async () => (await auto.resolve('auto', { ...asked, files }, signal)).model.provider
  expect(await chosen()).toBe('openai')
  contextBudget = 40_000
  expect(await chosen()).toBe('anthropic')
})

test('what is ready is asked for anew each time, and so is whether one develops', async () => {
  let statuses = [hosted('openai')]
  let devMode = false
  const auto = createAuto({
    statuses: async () => statuses,
    settings: () => Settings.parse({}),
    devMode: () => devMode,
  })
  const chosen = async () => (await auto.resolve('auto', asked, signal)).model.provider
  expect(await chosen()).toBe('openai')
  statuses = [{ ...hosted('openai'), state: 'needs-setup' }, hosted('anthropic'), { ...hosted('ollama'), local: true }]
  expect(await chosen()).toBe('anthropic')
  devMode = true
  expect(await chosen()).toBe('ollama')
})

test('a stop ends the looking around, and is no answer', async () => {
  const stop = new AbortController()
  let heard: AbortSignal | undefined
  const auto = createAuto({
    statuses: (heardSignal) => {
      heard = heardSignal
      return new Promise((_resolve, reject) => {
        heardSignal.addEventListener('abort', () => reject(failure('aborted', 'Stopped.')))
      })
    },
    settings: () => Settings.parse({}),
    devMode: () => false,
  })
  const resolving = auto.resolve('auto', asked, stop.signal)
  stop.abort()
  await expect(resolving).rejects.toMatchObject({ error: { kind: 'aborted' } })
  expect(heard?.aborted).toBe(true)
})
