import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  jsonReply,
  ollamaAnswer,
  ollamaReply,
  ollamaText,
  startFakeChat,
  startFakeOllama,
  type FakeOllama,
  type Reply,
} from '../../../e2e/fake-providers/index.ts'
import { Failure } from '#shared/domain/error.ts'
import { closeConnections } from '../http.ts'
import type { ModelEvent, ModelRequest } from '../provider.ts'
import { createOllama } from './provider.ts'

const request: ModelRequest = {
  model: 'fake:1b',
  messages: [{ role: 'user', content: 'Hi' }],
  task: { prompt: 'Hi', kind: 'page', files: new Map() },
}

let server: FakeOllama
let abort: AbortController

beforeEach(async () => {
  server = await startFakeOllama({ models: [{ name: 'fake:1b', contextTokens: 40_960 }] })
  abort = new AbortController()
})
afterEach(async () => {
  await server.close()
  await closeConnections()
})

const create = (baseUrl = server.origin) => createOllama({ baseUrl, contextTokens: 16_384 })

async function ask(changes: Partial<ModelRequest> = {}, provider = create(), onText: () => void = () => {}) {
  const events: ModelEvent[] = []
  let text = ''
  let error: Failure | undefined
  try {
    for await (const event of provider.stream({ ...request, ...changes }, abort.signal)) {
      events.push(event)
      if (event.type !== 'text-delta') continue
      text += event.text
      onText()
    }
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    error = thrown
  }
  return { text, events, error }
}

const sentBody = () => JSON.parse(server.requests.at(-1)?.body ?? '') as Record<string, unknown>

test('asks the native chat endpoint, with a context window, no thinking and no silent cutting, in one request', async () => {
  const { text, events } = await ask()
  expect(text).toBe('Hello from the fake.')
  expect(events.at(-1)).toEqual({
    type: 'finish',
    reason: 'stop',
    rawReason: 'stop',
    usage: { input: 12, output: 5, estimated: false },
    timings: { loadMs: 100, outputMs: 500 },
  })
  expect(server.requests.map(({ path }) => path)).toEqual(['/api/chat'])
  expect(sentBody()).toEqual({
    model: 'fake:1b',
    messages: request.messages,
    stream: true,
    keep_alive: '30m',
    think: false,
    truncate: false,
    shift: false,
    options: { num_ctx: 16_384 },
  })
})

test("the request's own window, limit, temperature and wish to think are passed on", async () => {
  await ask({ contextTokens: 8192, maxOutputTokens: 100, temperature: 0.2, reasoning: 'medium' })
  expect(sentBody()).toMatchObject({ think: true, options: { num_ctx: 8192, num_predict: 100, temperature: 0.2 } })
})

test('gpt-oss knows only levels of thinking', async () => {
  await ask({ model: 'gpt-oss:20b' })
  expect(sentBody()).toMatchObject({ think: 'low' })
})

test('a model that cannot think is asked again without, and from then on not to', async () => {
  server.reply(jsonReply(400, { error: '"fake:1b" does not support thinking' }))
  const provider = create()
  const arrived = server.nextRequest()
  const first = ask({ reasoning: 'high' }, provider)
  await arrived
  server.reply(ollamaReply(ollamaAnswer('Hello')))
  expect((await first).text).toBe('Hello')
  await ask({ reasoning: 'high' }, provider)
  const thinks = server.requests.map(({ body }) => (JSON.parse(body) as { think: unknown }).think)
  expect(thinks).toEqual([true, false, false])
})

describe('a remote server', () => {
  test('gets the key with each request, and its answers never repeat it', async () => {
    const remote = await startFakeOllama({ key: 'sk-of-mine' })
    const provider = createOllama({ baseUrl: remote.origin, contextTokens: 8192, key: 'sk-of-mine' })
    expect((await ask({}, provider)).text).toBe('Hello from the fake.')
    await provider.listModels(abort.signal)
    expect(remote.requests.map(({ headers }) => headers.authorization)).toEqual(
      remote.requests.map(() => 'Bearer sk-of-mine'),
    )
    remote.reply(ollamaReply([ollamaText('Half'), '{"error":"sk-of-mine has no credit"}\n']))
    const { error } = await ask({}, provider)
    expect(error?.message).not.toContain('sk-of-mine')
    await remote.close()
  })

  test.each([
    [undefined, 'wants a key'],
    ['wrong-key', 'refused the key'],
  ])('with the key %s says what is wrong', async (key, words) => {
    const remote = await startFakeOllama({ key: 'sk-of-mine' })
    const options = { baseUrl: remote.origin, contextTokens: 8192 }
    const { error } = await ask({}, createOllama({ ...options, ...(key === undefined ? {} : { key }) }))
    expect(error?.error.kind).toBe('auth')
    expect(error?.message).toContain(`${remote.origin} ${words}. Enter one in Settings, or set OLLAMA_API_KEY.`)
    await remote.close()
  })
})

test.each([
  (origin: string) => origin.replace('http://', ''),
  (origin: string) => `${origin}/`,
  (origin: string) => `${origin}/v1`,
])('the address may be written as people write it (%#)', async (write) => {
  expect((await ask({}, create(write(server.origin)))).text).toBe('Hello from the fake.')
})

test('lists models with size, window, description, and whether they see and think', async () => {
  expect(await create().listModels(abort.signal)).toEqual([
    {
      id: 'fake:1b',
      bytes: 1_300_000_000,
      contextTokens: 40_960,
      sees: false,
      reasoning: 'none',
      description: '1.2B Q4_K_M',
    },
  ])
  const seeing = await startFakeOllama({
    models: [{ name: 'eyes', capabilities: ['completion', 'vision', 'thinking'] }],
  })
  expect(await create(seeing.origin).listModels(abort.signal)).toMatchObject([
    { id: 'eyes', sees: true, reasoning: 'optional' },
  ])
  await seeing.close()
})

test('images go along as base64, with the message that they belong to', async () => {
  const images = [
    { mediaType: 'image/png', bytes: new Uint8Array([137, 80, 78, 71, 0, 255]) },
    { mediaType: 'image/jpeg', bytes: new Uint8Array([255, 216, 255]) },
  ]
  await ask({
    messages: [
      { role: 'system', content: 'Look.' },
      { role: 'user', content: 'Like this', images },
    ],
  })
  expect(sentBody()['messages']).toEqual([
    { role: 'system', content: 'Look.' },
    { role: 'user', content: 'Like this', images: ['iVBORwD/', '/9j/'] },
  ])
})

describe('stopping', () => {
  test('while the model loads, before any header, closes the connection', async () => {
    server.reply({ before: [{ hold: true }] })
    const arrived = server.nextRequest()
    const answer = ask()
    const sent = await arrived
    abort.abort()
    expect((await answer).error?.error.kind).toBe('aborted')
    expect(await sent.ended).toBe(false)
  })

  test('in the middle closes the connection and keeps what came', async () => {
    server.reply(ollamaReply([ollamaText('Half')], { hold: true }))
    const { text, error } = await ask({}, create(), () => abort.abort())
    expect([text, error?.error.kind]).toEqual(['Half', 'aborted'])
    expect(await server.requests[0]?.ended).toBe(false)
    expect(getEventListeners(abort.signal, 'abort')).toEqual([])
  })
})

describe('what is wrong is said with what to do', () => {
  test('Ollama is not running', async () => {
    await server.close()
    for (const error of [
      (await ask()).error,
      await create()
        .listModels(abort.signal)
        .catch((thrown: Failure) => thrown),
    ]) {
      expect(error).toBeInstanceOf(Failure)
      expect((error as Failure).error.kind).toBe('unreachable')
      expect((error as Failure).message).toContain(
        `Ollama is not running at ${server.origin}. Start it with "ollama serve"`,
      )
    }
  })

  test('the model is not there', async () => {
    const { error } = await ask({ model: 'other:7b' })
    expect(error?.error).toMatchObject({ kind: 'model-not-found', status: 404, model: 'other:7b' })
    expect(error?.message).toBe(
      'Ollama does not have the model "other:7b". Get it with "ollama pull other:7b", or choose another model.',
    )
  })

  test('something else answers there', async () => {
    const other = await startFakeChat()
    const { error } = await ask({}, create(other.origin))
    expect(error?.message).toBe(`What answers at ${other.origin} is not Ollama. Check the address.`)
    await other.close()
  })

  test.each<[string, Reply, object]>([
    [
      'a queue that is full',
      jsonReply(503, { error: 'server busy, please try again. maximum pending requests exceeded' }),
      { kind: 'overloaded', status: 503 },
    ],
    [
      'too little memory',
      jsonReply(500, { error: 'model requires more system memory (9.0 GiB)' }),
      { kind: 'provider', message: 'model requires more system memory (9.0 GiB)' },
    ],
    [
      'a prompt that is too long',
      jsonReply(400, { error: 'the input length exceeds the context length' }),
      { kind: 'context-too-long' },
    ],
    [
      'an error line',
      ollamaReply([ollamaText('Half'), '{"error":"runner died"}\n']),
      { kind: 'provider', message: 'runner died' },
    ],
    ['a clean end without done', ollamaReply([ollamaText('Half')]), { kind: 'truncated' }],
    ['a reset', ollamaReply([ollamaText('Half'), '{"mess'], { waitMs: 20 }, { reset: true }), { kind: 'truncated' }],
  ])('%s', async (_, reply, expected) => {
    server.reply(reply)
    const { error, events } = await ask()
    expect(error?.error).toMatchObject({ provider: 'ollama', model: 'fake:1b', ...expected })
    expect(events.some(({ type }) => type === 'finish')).toBe(false)
  })
})

test('a connection that stays open after done is not waited for', async () => {
  server.reply(ollamaReply(ollamaAnswer('Whole'), { hold: true }))
  expect(await ask()).toMatchObject({ text: 'Whole', error: undefined })
})
