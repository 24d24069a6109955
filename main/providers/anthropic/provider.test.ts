import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startFakeServer, type FakeServer, type Reply } from '../../../e2e/fake-providers/index.ts'
import { Failure } from '#shared/domain/error.ts'
import { closeConnections } from '../http.ts'
import type { ModelEvent, ModelRequest } from '../provider.ts'
import { createAnthropic } from './provider.ts'

const key = 'sk-ant-planted-0123456789'
const request: ModelRequest = {
  model: 'claude-opus-5-5',
  messages: [
    { role: 'system', content: 'Be brief.' },
    {
      role: 'user',
      content: 'Grüße',
      images: [{ mediaType: 'image/png', bytes: new Uint8Array([137, 80, 78, 71, 0, 255]) }],
    },
  ],
  task: { prompt: 'Grüße', kind: 'page', files: new Map() },
}

let server: FakeServer
let reply: (path: string) => Reply
const signal = new AbortController().signal

beforeEach(async () => {
  server = await startFakeServer(({ path }) => reply(path))
})
afterEach(async () => {
  await server.close()
  await closeConnections()
})

const create = (baseUrl = server.origin, used: string | undefined = key) =>
  createAnthropic({ id: 'anthropic', baseUrl, ...(used === undefined ? {} : { key: used }) })

const event = (value: { type: string } & Record<string, unknown>) =>
  `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`
const hello = [
  event({ type: 'message_start', message: { model: 'claude-opus-5-5', usage: { input_tokens: 3, output_tokens: 1 } } }),
  event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hello.' } }),
  event({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 4 } }),
  event({ type: 'message_stop' }),
]
const streamed = (pieces: readonly string[], headers: Readonly<Record<string, string>> = {}): Reply => ({
  headers: { 'content-type': 'text/event-stream', ...headers },
  steps: pieces.map((send) => ({ send })),
})
const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  steps: [{ send: JSON.stringify(value) }],
})

async function ask(provider = create()) {
  const events: ModelEvent[] = []
  try {
    for await (const one of provider.stream(request, signal)) events.push(one)
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    return { events, error: thrown.error }
  }
  return { events }
}

/**
 * Headers: https://platform.claude.com/docs/en/api/overview#authentication and …/api/versioning. Body:
 * https://platform.claude.com/docs/en/api/messages/create: model, max_tokens and messages must be there; system is a
 * field of its own; images: …/build-with-claude/vision; cache_control: …/build-with-claude/prompt-caching; thinking and
 * output_config: …/models/opus-5-5/migration-guide.
 */
test('the real request is the one that the documentation asks for', async () => {
  reply = () => streamed(hello, { 'request-id': 'req_fake_1' })
  const { events } = await ask()
  expect(events).toEqual([
    { type: 'response-start', model: 'claude-opus-5-5', requestId: 'req_fake_1' },
    { type: 'text-delta', text: 'Hello.' },
    { type: 'finish', reason: 'stop', rawReason: 'end_turn', usage: { input: 3, output: 4, estimated: false } },
  ])
  const [sent] = server.requests
  expect(sent).toMatchObject({ method: 'POST', path: '/v1/messages' })
  expect(sent?.headers).toMatchObject({
    'x-api-key': key,
    'anthropic-version': '2023-06-01',
    'content-type': 'application/json',
    accept: 'text/event-stream',
  })
  expect(sent?.headers).not.toHaveProperty('authorization')
  expect(sent?.body).not.toContain(key)
  expect(JSON.parse(sent?.body ?? '')).toEqual({
    model: 'claude-opus-5-5',
    max_tokens: 64_000,
    system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
    messages: [
      {
        role: 'user',
        content: [
          { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORwD/' } },
          { type: 'text', text: 'Grüße' },
        ],
      },
    ],
    stream: true,
    thinking: { type: 'adaptive', display: 'summarized' },
    output_config: { effort: 'low' },
  })
})

// https://platform.claude.com/docs/en/api/rate-limits#response-headers
test('what is still allowed is told as the answer begins', async () => {
  reply = () =>
    streamed(hello, {
      'anthropic-ratelimit-requests-limit': '50',
      'anthropic-ratelimit-requests-remaining': '49',
      'anthropic-ratelimit-requests-reset': '2020-01-01T00:00:00Z',
      'anthropic-ratelimit-tokens-limit': '40000',
      'anthropic-ratelimit-tokens-remaining': '39000',
    })
  const { events } = await ask()
  expect(events[0]).toMatchObject({
    type: 'response-start',
    limits: { requests: { limit: 50, remaining: 49 }, tokens: { limit: 40_000, remaining: 39_000 } },
  })
})

test('the same request is the same bytes: only so does the cache find it again', async () => {
  reply = () => streamed(hello)
  await ask()
  await ask()
  expect(server.requests[1]?.body).toBe(server.requests[0]?.body)
})

test.each([(origin: string) => `${origin}/`, (origin: string) => `${origin}/v1`, (origin: string) => `${origin}/v1/`])(
  'the address may be written as people write it (%#)',
  async (write) => {
    reply = () => streamed(hello)
    expect((await ask(create(write(server.origin)))).error).toBeUndefined()
    expect(server.requests[0]?.path).toBe('/v1/messages')
  },
)

// https://platform.claude.com/docs/en/api/models/list
test('lists the models of all pages', async () => {
  const first = {
    id: 'claude-opus-5-5',
    type: 'model',
    display_name: 'Claude Opus 5.5',
    max_input_tokens: 1_000_000,
    max_tokens: 128_000,
    capabilities: { image_input: { supported: true }, thinking: { supported: true } },
  }
  reply = (path) =>
    path.includes('after_id=claude-opus-5-5')
      ? json(200, { data: [{ id: 'claude-old', type: 'model' }, { id: 5 }], has_more: false, last_id: 'claude-old' })
      : json(200, { data: [first], has_more: true, last_id: 'claude-opus-5-5' })
  expect(await create().listModels(signal)).toEqual([
    {
      id: 'claude-opus-5-5',
      name: 'Claude Opus 5.5',
      contextTokens: 1_000_000,
      outputTokens: 128_000,
      sees: true,
      reasoning: 'always',
    },
    { id: 'claude-old' },
  ])
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/v1/models?limit=1000',
    '/v1/models?limit=1000&after_id=claude-opus-5-5',
  ])
  expect(server.requests[0]?.headers).toMatchObject({ 'x-api-key': key, 'anthropic-version': '2023-06-01' })
})

test('a list whose next page is always itself ends', async () => {
  reply = () => json(200, { data: [{ id: 'a' }], has_more: true, last_id: 'a' })
  expect(await create().listModels(signal)).toEqual([{ id: 'a' }, { id: 'a' }])
})

test('what is no list of models is said', async () => {
  reply = () => json(200, { hello: 'there' })
  await expect(create().listModels(signal)).rejects.toThrow('gave no list of models. Check the base URL.')
})

describe('what went wrong is told by its kind', () => {
  const error = (type: string, message: string) => ({ type: 'error', error: { type, message }, request_id: 'req_9' })

  // https://platform.claude.com/docs/en/api/errors
  test.each<[string, Reply, object]>([
    ['529', json(529, error('overloaded_error', 'Overloaded')), { kind: 'overloaded', status: 529, retryable: true }],
    [
      '429',
      json(429, error('rate_limit_error', 'Slow down'), { 'retry-after': '7' }),
      { kind: 'rate-limited', retryAfterMs: 7000 },
    ],
    [
      'a model that is not there',
      json(404, error('not_found_error', 'model: claude-opus-5-5')),
      { kind: 'model-not-found' },
    ],
    ['413', json(413, error('request_too_large', 'Too large')), { kind: 'context-too-long' }],
    ['402', json(402, error('billing_error', 'Unpaid')), { kind: 'quota', retryable: false }],
    ['a page', streamed(['<!doctype html><title>Proxy</title>']), { kind: 'provider' }],
    ['a cut', streamed(hello.slice(0, 3)), { kind: 'truncated' }],
  ])('%s', async (_, sent, expected) => {
    reply = () => sent
    expect((await ask()).error).toMatchObject({ provider: 'anthropic', model: 'claude-opus-5-5', ...expected })
  })

  test('a wrong key, which is not repeated', async () => {
    reply = () => json(401, error('authentication_error', `invalid x-api-key: ${key}`))
    const failed = await ask()
    expect(failed.error).toMatchObject({ kind: 'auth', status: 401 })
    expect(JSON.stringify(failed.error)).not.toContain('planted')
  })

  test('a key that no header can carry is refused without being sent or repeated', async () => {
    const failed = await ask(create(server.origin, 'sk-ant-planted\nx-evil: 1'))
    expect(failed.error?.kind).toBe('auth')
    expect(JSON.stringify(failed.error)).not.toContain('planted')
    expect(server.requests).toEqual([])
  })
})
