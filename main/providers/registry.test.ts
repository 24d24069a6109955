import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { jsonReply, startFakeChat, startFakeServer } from '../../e2e/fake-providers/index.ts'
import type { ProviderId } from '#shared/domain/model.ts'
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

async function compatible(options: { key?: string; models?: readonly string[] } = {}) {
  const server = await startFakeChat(options)
  stops.push(server.close)
  settings = { ...settings, openaiCompatible: { ...settings.openaiCompatible, baseUrl: server.baseUrl } }
  return server
}

describe('get', () => {
  test.each<[ProviderId, string]>([
    ['openai-compatible', 'base URL'],
    ['scripted', '--script FILE'],
    ['anthropic', 'Anthropic needs a key. Enter it in Settings, or set ANTHROPIC_API_KEY.'],
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

  test.each<[ProviderId, string, string]>([
    ['openai', 'responses', '/v1/responses'],
    ['openrouter', 'chat', '/v1/chat/completions'],
    ['lmstudio', 'chat', '/v1/chat/completions'],
    ['perplexity', 'responses', '/v1/agent'],
    ['anthropic', 'messages', '/v1/messages'],
    ['gemini', 'generate', '/v1/models/m:streamGenerateContent?alt=sse'],
  ])('%s at an address of the user needs no key, and speaks its own format (%s)', async (id, _, path) => {
    const server = await startFakeServer(() => jsonReply(500, {}))
    stops.push(server.close)
    settings = { ...settings, providers: { [id]: { baseUrl: `${server.origin}/v1` } } }
    const registry = create()
    expect(registry.baseUrlOf(id)).toBe(`${server.origin}/v1`)
    expect(registry.local(id)).toBe(true)
    const task = { prompt: '', kind: 'page', files: new Map() } as const
    const answer = registry.get(id).stream({ model: 'm', messages: [{ role: 'user', content: 'Hi' }], task }, signal)
    await expect(answer[Symbol.asyncIterator]().next()).rejects.toMatchObject({ error: { provider: id, status: 500 } })
    expect(server.requests.map((request) => request.path)).toEqual([path])
    expect(JSON.stringify(server.requests[0]?.headers)).not.toMatch(/authorization|api-key/)
  })

  test('an instance lasts as long as its address and key do', () => {
    let key = 'sk-0123456789'
    const registry = create({ keyFor: () => ({ key, shown: '' }) })
    const first = registry.get('groq')
    expect(registry.get('groq')).toBe(first)
    expect(registry.local('groq')).toBe(false)
    key = 'sk-other'
    expect(registry.get('groq')).not.toBe(first)
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
