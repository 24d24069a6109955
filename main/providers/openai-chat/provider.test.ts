import { getEventListeners } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  chatAnswer,
  chatChunk,
  chatReply,
  jsonReply,
  startFakeChat,
  type FakeChat,
  type Reply,
} from '../../../e2e/fake-providers/index.ts'
import { Failure } from '#shared/domain/error.ts'
import { closeConnections } from '../http.ts'
import type { ModelEvent, ModelRequest } from '../provider.ts'
import { createOpenAiChat } from './provider.ts'

const key = 'sk-planted-0123456789'
const request: ModelRequest = {
  model: 'fake-model',
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Grüße' },
  ],
  task: { prompt: 'Grüße', kind: 'page', files: new Map() },
}

let server: FakeChat
let abort: AbortController

beforeEach(async () => {
  server = await startFakeChat({ key, models: ['a', 'b'] })
  abort = new AbortController()
})
afterEach(async () => {
  await server.close()
  await closeConnections()
})

const create = (baseUrl = server.baseUrl, usedKey: string | undefined = key) =>
  createOpenAiChat({ id: 'openai-compatible', baseUrl, ...(usedKey === undefined ? {} : { key: usedKey }) })

/** The text that came, and the failure that ended it, if one did. */
async function ask(
  provider = create(),
  onText: (text: string) => void = () => {},
): Promise<{ text: string; events: ModelEvent[]; error?: Failure }> {
  const events: ModelEvent[] = []
  let text = ''
  try {
    for await (const event of provider.stream(request, abort.signal)) {
      events.push(event)
      if (event.type === 'text-delta') onText((text += event.text))
    }
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    return { text, events, error: thrown }
  }
  return { text, events }
}

test('sends what the format asks for, the key in a header only, and yields the answer', async () => {
  const { text, events } = await ask()
  expect(text).toBe('Hello from the fake.')
  expect(events[0]).toEqual({ type: 'response-start', model: 'fake-model', requestId: 'req_fake_1' })
  expect(events.at(-1)).toEqual({
    type: 'finish',
    reason: 'stop',
    rawReason: 'stop',
    usage: { input: 11, output: 7, estimated: false },
  })
  const [sent] = server.requests
  expect(sent).toMatchObject({ method: 'POST', path: '/v1/chat/completions' })
  expect(sent?.headers).toMatchObject({
    authorization: `Bearer ${key}`,
    accept: 'text/event-stream',
    'content-type': 'application/json',
  })
  expect(JSON.parse(sent?.body ?? '')).toEqual({
    model: 'fake-model',
    messages: request.messages,
    stream: true,
    stream_options: { include_usage: true },
  })
})

test('an image is a part of its message, as a data URL; messages without one stay plain texts', async () => {
  const images = [{ mediaType: 'image/png', bytes: new Uint8Array([137, 80, 78, 71, 0, 255]) }]
  const messages = [
    { role: 'system' as const, content: 'Look.' },
    { role: 'user' as const, content: 'Like this', images },
  ]
  for await (const _ of create().stream({ ...request, messages }, abort.signal));
  expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({
    messages: [
      { role: 'system', content: 'Look.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Like this' },
          { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORwD/' } },
        ],
      },
    ],
  })
})

test('connections are used again, and no listener stays on the signal', async () => {
  for (let i = 0; i < 6; i += 1) expect((await ask()).error).toBeUndefined()
  expect(server.connections()).toBeLessThanOrEqual(2)
  await expect.poll(() => getEventListeners(abort.signal, 'abort')).toEqual([])
})

test('a key that no header can carry is refused without being repeated', async () => {
  const { error } = await ask(create(server.baseUrl, 'sk-planted\nx-evil: 1'))
  expect(error?.error.kind).toBe('auth')
  expect(JSON.stringify(error?.error)).not.toContain('planted')
  expect(server.requests).toEqual([])
})

test('lists models', async () => {
  expect(await create().listModels(abort.signal)).toEqual([{ id: 'a' }, { id: 'b' }])
})

describe('stopping', () => {
  test('before the headers closes the connection', async () => {
    server.reply({ before: [{ hold: true }] })
    const arrived = server.nextRequest()
    const answer = ask()
    const sent = await arrived
    abort.abort()
    expect((await answer).error?.error.kind).toBe('aborted')
    expect(await sent.ended).toBe(false)
  })

  test('in the middle closes the connection and keeps what came', async () => {
    server.reply(chatReply([chatChunk({ delta: { content: 'Half' } })], { hold: true }))
    const { text, error } = await ask(create(), () => abort.abort())
    expect([text, error?.error.kind]).toEqual(['Half', 'aborted'])
    expect(await server.requests[0]?.ended).toBe(false)
    expect(getEventListeners(abort.signal, 'abort')).toEqual([])
  })

  test('by leaving the iteration closes the connection', async () => {
    server.reply(chatReply([chatChunk({ delta: { content: 'Half' } })], { hold: true }))
    for await (const event of create().stream(request, abort.signal)) if (event.type === 'text-delta') break
    expect(await server.requests[0]?.ended).toBe(false)
  })

  test('an abort with a failure as its reason is that failure: a timeout names itself', async () => {
    server.reply({ before: [{ hold: true }] })
    const arrived = server.nextRequest()
    const answer = ask()
    await arrived
    const reason = new Failure({ kind: 'timeout-first-token', message: 'Late.', retryable: true })
    abort.abort(reason)
    expect((await answer).error).toBe(reason)
  })
})

describe('faults of the connection', () => {
  const half = chatChunk({ delta: { content: 'Half' } })
  test.each<[string, Reply]>([
    ['a clean end', chatReply([half])],
    ['a reset in the middle of an event', chatReply([half, half.slice(0, 30)], { waitMs: 20 }, { reset: true })],
    ['an end without the end of the body', chatReply([half], { waitMs: 20 }, { cut: true })],
    ['an empty body', chatReply([])],
  ])('%s is truncated, and the text is kept', async (_, reply) => {
    server.reply(reply)
    const { text, error, events } = await ask()
    expect(error?.error).toMatchObject({ kind: 'truncated', provider: 'openai-compatible', model: 'fake-model' })
    expect(text).toBe(reply.steps?.length === 0 ? '' : 'Half')
    expect(events.some(({ type }) => type === 'finish')).toBe(false)
  })

  test('a reset after a whole answer is a whole answer', async () => {
    server.reply(chatReply(chatAnswer('Whole').slice(0, -2), { waitMs: 20 }, { reset: true }))
    const { text, events, error } = await ask()
    expect([text, error]).toEqual(['Whole', undefined])
    expect(events.at(-1)).toMatchObject({ reason: 'stop', usage: { estimated: true } })
  })

  test('a server that never closes after [DONE] is not waited for', async () => {
    server.reply(chatReply(chatAnswer('Whole'), { hold: true }))
    expect(await ask()).toMatchObject({ text: 'Whole' })
    expect(await server.requests[0]?.ended).toBe(false)
  })

  test('a server that never closes after finish_reason is given only a moment', async () => {
    server.reply(chatReply(chatAnswer('Whole').slice(0, -2), { hold: true }))
    expect((await ask()).events.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' })
  })

  test('a refused connection says so at once', async () => {
    const port = await closedPort()
    const { error } = await ask(create(`http://127.0.0.1:${port}/v1`))
    expect(error?.error).toMatchObject({ kind: 'unreachable', retryable: true })
    expect(error?.message).toBe(`Nothing answers at http://127.0.0.1:${port}. Is the server running there?`)
  })

  test('a name that is not there says so', async () => {
    const { error } = await ask(create('http://no-such-host.invalid/v1'))
    expect(error?.error.kind).toBe('unreachable')
    expect(error?.message).toContain('no-such-host.invalid')
  })

  test('a server that hangs up, or speaks something else', async () => {
    for (const [greeting, kind] of [
      [undefined, 'unreachable'],
      ['220 smtp ready\r\n', 'provider'],
    ] as const) {
      const other = createServer((socket) => {
        socket.on('error', () => {}).once('data', () => (greeting === undefined ? socket.end() : socket.end(greeting)))
      })
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
      const { error } = await ask(create(`http://127.0.0.1:${(other.address() as AddressInfo).port}/v1`))
      expect(error?.error.kind).toBe(kind)
      other.close()
    }
  })
})

describe('HTTP errors', () => {
  test('inside an answer that began never repeat the key either', async () => {
    const error = { message: `The key ${key} has expired.`, code: 'invalid_api_key' }
    server.reply(chatReply([chatChunk({ delta: { content: 'Hi' } }), `data: ${JSON.stringify({ error })}\n\n`]))
    const asked = await ask()
    expect(asked.text).toBe('Hi')
    expect(asked.error?.error).toMatchObject({ kind: 'auth', message: 'The key … has expired.' })
  })

  test("keep status, kind and the provider's words, but never the key", async () => {
    const { error } = await ask(create(server.baseUrl, 'sk-wrong-secret'))
    expect(error?.error).toMatchObject({ kind: 'auth', status: 401, message: 'Incorrect API key provided: ….' })
    expect(JSON.stringify(error?.error)).not.toContain('sk-wrong-secret')
  })

  test.each<[string, Reply, object]>([
    [
      'a rate limit with its wait',
      jsonReply(429, { error: { message: 'Slow down' } }, { 'retry-after': '7' }),
      { kind: 'rate-limited', retryAfterMs: 7000, retryable: true },
    ],
    [
      'a quota that is used up',
      jsonReply(429, { error: { message: 'No more', code: 'insufficient_quota' } }),
      { kind: 'quota', retryable: false },
    ],
    [
      'an unknown model',
      jsonReply(404, { error: { message: 'No such', code: 'model_not_found' } }),
      { kind: 'model-not-found', message: 'No such' },
    ],
    [
      'a page with a lying content type',
      jsonReply(502, '<html><head><title>Bad gateway</title></head></html>'),
      { kind: 'overloaded', message: 'Bad gateway' },
    ],
    [
      'plain words',
      jsonReply(500, 'it broke\n', { 'content-type': 'application/octet-stream' }),
      { kind: 'provider', message: 'it broke', retryable: true },
    ],
    ['no body at all', { status: 503 }, { kind: 'overloaded', status: 503 }],
    [
      'a redirect, which is not followed',
      { status: 307, headers: { location: '/elsewhere?token=x' } },
      { kind: 'bad-request', status: 307 },
    ],
  ])('%s', async (_, reply, expected) => {
    server.reply(reply)
    const { error } = await ask()
    expect(error?.error).toMatchObject(expected)
    expect(server.requests).toHaveLength(1)
  })

  test('a redirect names where to, without its query', async () => {
    server.reply({ status: 308, headers: { location: '/elsewhere?token=x' } })
    expect((await ask()).error?.message).toContain(`redirects to ${server.origin}/elsewhere. Kiln follows no redirects`)
  })

  test('an error whose body breaks off is that error all the same', async () => {
    server.reply({
      status: 500,
      headers: { 'content-type': 'application/json' },
      steps: [{ send: '{"error":{"mess' }, { waitMs: 20 }, { reset: true }],
    })
    expect((await ask()).error?.error).toMatchObject({ kind: 'provider', status: 500 })
  })
})

test.each(['', 'localhost:1234/v1', 'ftp://x/v1', 'not an address'])(
  'the base URL %j is refused with an example',
  async (baseUrl) => {
    const { error } = await ask(create(baseUrl))
    expect(error?.error.kind).toBe('invalid-input')
    expect(error?.message).toContain('http://127.0.0.1:1234/v1')
  },
)

async function closedPort(): Promise<number> {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  await new Promise((resolve) => other.close(resolve))
  return port
}
