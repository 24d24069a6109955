import { afterEach, expect, test } from 'vitest'
import {
  fakeFormats,
  jsonReply,
  startFakeServer,
  type FakeServer,
  type RecordedRequest,
  type Reply,
} from '../../e2e/fake-providers/index.ts'
import type { ProviderId, ProviderTest } from '#shared/domain/model.ts'
import { Settings } from '#shared/domain/settings.ts'
import { closeConnections } from './http.ts'
import { createProviderRegistry } from './registry.ts'
import { isHosted, providerTable } from './table.ts'
import { testProvider } from './test-provider.ts'

const { signal } = new AbortController()
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await closeConnections()
})

/** As the test button does it: the adapter of this provider at this address, with this key. */
function tryOut(id: ProviderId, baseUrl: string, key?: string, abort = signal): Promise<ProviderTest> {
  const registry = createProviderRegistry({
    settings: () =>
      Settings.parse({ ollamaUrl: baseUrl, openaiCompatible: { baseUrl }, providers: { [id]: { baseUrl } } }),
    keyFor: () => (key === undefined ? undefined : { key, shown: '' }),
    templatesFolder: '/nowhere',
  })
  return testProvider({ id, baseUrl, key, provider: () => registry.get(id) }, abort)
}

async function serve(answer: (request: RecordedRequest) => Reply): Promise<FakeServer> {
  const server = await startFakeServer(answer)
  stops.push(server.close)
  return server
}

const list = jsonReply(200, { data: [{ id: 'm' }] })
const refusal = jsonReply(401, { error: { message: 'Incorrect API key provided: sk-wrong.' } })

const formats = Object.values(fakeFormats)

test.each(formats.map(({ name }) => name as ProviderId).filter(isHosted))(
  '%s: a wrong key is told as one, with where to make another, and without a word of the key',
  async (id) => {
    const format = formats.find(({ name }) => name === id)
    const server = await format?.start({ key: 'sk-right-key-1234' })
    if (server === undefined) return
    stops.push(server.close)
    const { helpUrl = '' } = providerTable[id]
    const found = await tryOut(id, server.baseUrl, 'sk-wrong-key-5678')
    expect(found).toMatchObject({ result: 'wrong-key', error: { kind: 'auth' } })
    expect(found.message).toContain(new URL(helpUrl).host)
    expect(JSON.stringify(found)).not.toContain('sk-wrong-key-5678')
  },
)

test.each(['openai', 'anthropic', 'gemini', 'groq', 'cerebras', 'mistral', 'xai', 'deepseek', 'perplexity', 'fanar'])(
  '%s: a right key works, and how fast',
  async (id) => {
    const server = await formats
      .find(({ name }) => name === id)
      ?.start({ key: 'sk-right-key-1234', models: ['a', 'b'] })
    if (server === undefined) return
    stops.push(server.close)
    expect(await tryOut(id as ProviderId, server.baseUrl, 'sk-right-key-1234')).toMatchObject({
      result: 'works',
      message: expect.stringMatching(/^Works: .* answered in \d+ ms, with 2 models\.$/),
      models: 2,
    })
  },
)

test('a list that everybody may read proves no key', async () => {
  const { origin } = await serve(() => list)
  expect(await tryOut('fanar', `${origin}/v1`, 'any-key')).toMatchObject({
    result: 'unproven',
    message: expect.stringContaining('the first prompt will'),
  })
})

test('a provider without a list is told as answering, and no more', async () => {
  const { origin } = await serve(() => jsonReply(404, { error: { message: 'Not Found' } }))
  const found = await tryOut('perplexity', `${origin}/v1`, 'any-key')
  expect(found).toMatchObject({ result: 'unproven' })
  expect(found.models).toBeUndefined()
})

test.each<[string, Reply, Partial<ProviderTest>]>([
  [
    'right',
    jsonReply(200, { data: { limit_remaining: 4.2, is_free_tier: false } }),
    { result: 'works', message: expect.stringContaining("$4.20 of this key's limit") },
  ],
  [
    'of an account that never paid',
    jsonReply(200, { data: { limit_remaining: null, is_free_tier: true } }),
    { result: 'works', message: expect.stringContaining('free models only') },
  ],
  [
    'used up',
    jsonReply(200, { data: { limit_remaining: 0 } }),
    { result: 'no-credit', message: expect.stringContaining('openrouter.ai') },
  ],
  ['wrong', refusal, { result: 'wrong-key' }],
])("OpenRouter, whose list is public: a key that is %s is told by the key's own page", async (_, reply, expected) => {
  const server = await serve(({ path }) => (path === '/api/v1/key' ? reply : list))
  expect(await tryOut('openrouter', `${server.origin}/api/v1`, 'sk-or-key')).toMatchObject(expected)
  expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer sk-or-key')
})

test('DeepSeek tells by the balance that nothing is left', async () => {
  const { origin } = await serve(({ path }) =>
    path === '/user/balance' ? jsonReply(200, { is_available: false, balance_infos: [] }) : list,
  )
  expect(await tryOut('deepseek', origin, 'sk-key')).toMatchObject({ result: 'no-credit' })
})

test.each<[number, string, ProviderTest['result'], RegExp]>([
  [402, 'Insufficient credits', 'no-credit', /credit is used up\. Add some/],
  [429, 'Too many requests', 'failed', /Wait a moment/],
  [503, 'Overloaded', 'failed', /Test again in a few minutes/],
  [500, 'Something broke', 'failed', /Something broke/],
])('status %i is told with what to do', async (status, message, result, words) => {
  const { origin } = await serve(() => jsonReply(status, { error: { message } }))
  expect(await tryOut('groq', origin, 'gsk-key')).toMatchObject({ result, message: expect.stringMatching(words) })
})

test('a server on this machine: there, not there, something else, wants a key', async () => {
  const { origin } = await serve(() => list)
  expect(await tryOut('lmstudio', `${origin}/v1`)).toMatchObject({ result: 'works', models: 1 })
  expect(await tryOut('lmstudio', 'http://127.0.0.1:9/v1')).toMatchObject({
    result: 'unreachable',
    message: 'Nothing answers at http://127.0.0.1:9. Start the server there, then test again.',
  })
  const other = await serve(() => ({ status: 404, steps: [{ send: '<html><title>Not here</title>' }] }))
  expect(await tryOut('vllm', `${other.origin}/v1`)).toMatchObject({
    result: 'failed',
    message: expect.stringContaining('it is not vLLM'),
  })
  const guarded = await serve(() => refusal)
  expect(await tryOut('llamacpp', `${guarded.origin}/v1`)).toMatchObject({
    result: 'wrong-key',
    message: 'llama.cpp needs a key. Enter it first.',
  })
})

test('without a key, a hosted provider is not contacted', async () => {
  expect(await tryOut('openai', providerTable.openai.baseUrl ?? '')).toMatchObject({
    result: 'wrong-key',
    message: 'OpenAI needs a key. Make one at platform.openai.com.',
  })
})

test('whoever leaves ends it', async () => {
  const server = await serve(() => ({ before: [{ hold: true }] }))
  const leave = new AbortController()
  const asked = tryOut('lmstudio', server.origin, undefined, leave.signal)
  await expect.poll(() => server.requests.length).toBe(1)
  leave.abort()
  await expect(asked).rejects.toThrow()
  expect(await server.requests[0]?.ended).toBe(false)
})
