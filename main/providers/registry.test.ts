import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startFakeChat, startFakeOllama, startFakeServer } from '../../e2e/fake-providers/index.ts'
import type { ProviderId, ProviderStatus } from '#shared/domain/model.ts'
import { Settings } from '#shared/domain/settings.ts'
import { closeConnections } from './http.ts'
import { createProviderRegistry, type ProviderRegistryOptions } from './registry.ts'

const { signal } = new AbortController()
const nobody = 'http://127.0.0.1:9'
const stops: (() => Promise<void>)[] = []

let settings: Settings
beforeEach(() => void (settings = Settings.parse({ ollamaUrl: nobody })))
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await closeConnections()
})

const create = (changes: Partial<ProviderRegistryOptions> = {}) =>
  createProviderRegistry({ settings: () => settings, keyFor: () => undefined, templatesFolder: '/nowhere', ...changes })

async function ollama(...models: readonly string[]) {
  const server = await startFakeOllama({ models: models.map((name) => ({ name })) })
  stops.push(server.close)
  settings = { ...settings, ollamaUrl: server.origin }
  return server
}

async function compatible(options: { key?: string; models?: readonly string[] } = {}) {
  const server = await startFakeChat(options)
  stops.push(server.close)
  settings = { ...settings, openaiCompatible: { ...settings.openaiCompatible, baseUrl: server.baseUrl } }
  return server
}

async function statusOf(id: ProviderId, registry = create(), refresh = false): Promise<ProviderStatus | undefined> {
  return (await registry.statuses(refresh, signal)).find((status) => status.id === id)
}

describe('a status says what there is, or what to do', () => {
  test('on a machine with nothing: starter is ready, the others say how', async () => {
    const statuses = await create().statuses(false, signal)
    expect(statuses.map(({ id, state }) => [id, state])).toEqual([
      ['starter', 'ready'],
      ['ollama', 'unreachable'],
      ['openai-compatible', 'needs-setup'],
    ])
    expect(statuses[1]?.summary).toContain('ollama serve')
    expect(statuses[2]?.summary).toContain('base URL')
  })

  test('Ollama with models, and without', async () => {
    await ollama('a:1b', 'b:7b')
    expect(await statusOf('ollama')).toMatchObject({
      state: 'ready',
      summary: 'Running, with 2 models.',
      models: [{ id: 'a:1b' }, { id: 'b:7b' }],
    })
    await ollama()
    expect(await statusOf('ollama')).toMatchObject({
      state: 'no-models',
      summary: expect.stringContaining('ollama pull'),
    })
  })

  test('a server that holds the request does not hold up the picker', async () => {
    const silent = await startFakeServer(() => ({ before: [{ hold: true }] }))
    stops.push(silent.close)
    settings = { ...settings, ollamaUrl: silent.origin }
    expect(await statusOf('ollama')).toMatchObject({
      state: 'unreachable',
      summary: 'Ollama did not answer within 1 s.',
    })
    expect(await silent.requests[0]?.ended).toBe(false)
  })

  test('an OpenAI-compatible server: connected, wrong key, shown key', async () => {
    await compatible({ key: 'sk-right', models: ['m'] })
    expect(await statusOf('openai-compatible')).toMatchObject({
      state: 'needs-setup',
      error: { kind: 'auth' },
      local: true,
    })
    const keyFor = () => ({ key: 'sk-right', shown: 'ends in …ight' })
    const status = await statusOf('openai-compatible', create({ keyFor }))
    expect(status).toMatchObject({
      state: 'ready',
      summary: 'Connected, with 1 model.',
      key: 'ends in …ight',
      models: [{ id: 'm' }],
    })
    expect(JSON.stringify(status)).not.toContain('sk-right')
  })

  test('the script is there only when one was given', async () => {
    expect(await statusOf('scripted')).toBeUndefined()
    expect(await statusOf('scripted', create({ scriptFile: '/x/answers.jsonl' }))).toMatchObject({ state: 'ready' })
  })
})

test('statuses are remembered until they are to be refreshed, or the address changes', async () => {
  const server = await ollama('a:1b')
  const registry = create()
  const tags = () => server.requests.filter(({ path }) => path === '/api/tags').length
  await statusOf('ollama', registry)
  await statusOf('ollama', registry)
  expect(tags()).toBe(1)
  await statusOf('ollama', registry, true)
  expect(tags()).toBe(2)
  await ollama()
  expect(await statusOf('ollama', registry)).toMatchObject({ state: 'no-models' })
})

describe('get', () => {
  test.each<[ProviderId, string]>([
    ['openai-compatible', 'base URL'],
    ['scripted', '--script FILE'],
    ['anthropic', 'cannot talk to Anthropic yet'],
  ])('%s, not set up, says what to do', (id, words) => {
    expect(() => create().get(id)).toThrow(words)
  })

  test('the scripted provider goes on where it was', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kiln-registry-'))
    stops.push(() => rm(folder, { recursive: true }))
    const file = join(folder, 's.jsonl')
    await writeFile(
      file,
      [
        '{"answer":"*"}',
        '{"close":true}',
        '{"answer":"*"}',
        '{"error":{"kind":"quota","message":"x","retryable":false}}',
      ].join('\n'),
    )
    const registry = create({ scriptFile: file })
    const ask = async () => {
      for await (const _ of registry
        .get('scripted')
        .stream({ model: '', messages: [], task: { prompt: '', kind: 'page', files: new Map() } }, signal));
    }
    await expect(ask()).rejects.toMatchObject({ error: { kind: 'truncated' } })
    await expect(ask()).rejects.toMatchObject({ error: { kind: 'quota' } })
  })

  test('a key is asked for the very address it is used at', async () => {
    await compatible()
    const asked: unknown[] = []
    create({ keyFor: (id, baseUrl) => (asked.push([id, baseUrl]), undefined) }).get('openai-compatible')
    expect(asked).toEqual([['openai-compatible', settings.openaiCompatible.baseUrl]])
  })
})

test.each([
  ['http://127.0.0.1:11434', true],
  ['localhost:11434', true],
  ['http://[::1]:11434', true],
  ['http://192.168.1.5:11434', false],
  ['http://127.0.0.1.example.com', false],
  ['nonsense', false],
])('Ollama at %s is local: %s', (ollamaUrl, local) => {
  settings = { ...settings, ollamaUrl }
  expect(create().local('ollama')).toBe(local)
})
