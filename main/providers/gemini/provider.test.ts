import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startFakeServer, type FakeServer, type Reply } from '../../../e2e/fake-providers/index.ts'
import { Failure } from '#shared/domain/error.ts'
import { closeConnections } from '../http.ts'
import type { ModelEvent, ModelRequest } from '../provider.ts'
import { createGemini } from './provider.ts'

const key = 'AIzaPlanted0123456789'
const request: ModelRequest = {
  model: 'gemini-3.8-flash',
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Grüße', images: [{ mediaType: 'image/png', bytes: new Uint8Array([137, 80, 78, 71]) }] },
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

const create = (used: string | undefined = key) =>
  createGemini({ id: 'gemini', baseUrl: `${server.origin}/v1beta`, ...(used === undefined ? {} : { key: used }) })

const chunk = (text: string, more: object = {}) => {
  const candidates = [{ content: { parts: [{ text }], role: 'model' }, index: 0, ...more }]
  return `data: ${JSON.stringify({ candidates, usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 4 }, modelVersion: 'gemini-3.8-flash', responseId: 'resp_1' })}\r\n\r\n`
}
const hello = [chunk('Hel'), chunk('lo.', { finishReason: 'STOP' })]
const streamed = (pieces: readonly string[], status = 200): Reply => ({
  status,
  headers: { 'content-type': 'text/event-stream' },
  steps: pieces.map((send) => ({ send })),
})
const json = (status: number, value: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  steps: [{ send: JSON.stringify(value, null, 2) }],
})

async function ask(provider = create(), changes: Partial<ModelRequest> = {}) {
  const events: ModelEvent[] = []
  try {
    for await (const one of provider.stream({ ...request, ...changes }, signal)) events.push(one)
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    return { events, error: thrown.error }
  }
  return { events }
}

/**
 * https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent: the path, alt=sse, contents,
 * systemInstruction, generationConfig. The key in a header: https://ai.google.dev/gemini-api/docs/api-key. Thinking:
 * https://ai.google.dev/gemini-api/docs/thinking. No sampling parameters: deprecated since July 2026.
 */
test('the real request is the one that the documentation asks for', async () => {
  reply = () => streamed(hello)
  const { events } = await ask()
  expect(events).toEqual([
    { type: 'response-start', model: 'gemini-3.8-flash', requestId: 'resp_1' },
    { type: 'text-delta', text: 'Hel' },
    { type: 'text-delta', text: 'lo.' },
    { type: 'finish', reason: 'stop', rawReason: 'STOP', usage: { input: 3, output: 4, estimated: false } },
  ])
  const [sent] = server.requests
  expect(sent).toMatchObject({
    method: 'POST',
    path: '/v1beta/models/gemini-3.8-flash:streamGenerateContent?alt=sse',
  })
  expect(sent?.headers).toMatchObject({ 'x-goog-api-key': key, 'content-type': 'application/json' })
  expect(sent?.headers).not.toHaveProperty('authorization')
  expect(`${sent?.path} ${sent?.body}`).not.toContain(key)
  expect(JSON.parse(sent?.body ?? '')).toEqual({
    systemInstruction: { parts: [{ text: 'Be brief.' }] },
    contents: [
      { role: 'user', parts: [{ inlineData: { mimeType: 'image/png', data: 'iVBORw==' } }, { text: 'Grüße' }] },
    ],
    generationConfig: { thinkingConfig: { includeThoughts: true, thinkingLevel: 'low' } },
  })
})

test.each([
  ['models/gemini-x', '/v1beta/models/gemini-x:streamGenerateContent?alt=sse'],
  ['tunedModels/mine', '/v1beta/tunedModels/mine:streamGenerateContent?alt=sse'],
  ['../../evil?x=1', '/v1beta/models/..%2F..%2Fevil%3Fx%3D1:streamGenerateContent?alt=sse'],
])('the model %s is asked for at %s', async (model, path) => {
  reply = () => streamed(hello)
  await ask(create(), { model })
  expect(server.requests[0]?.path).toBe(path)
})

test('a bare origin is asked for the version that this was written against', async () => {
  reply = () => streamed(hello)
  for (const baseUrl of [server.origin, `${server.origin}/`, `${server.origin}/v1/`])
    await ask(createGemini({ id: 'gemini', baseUrl, key }))
  const path = '/models/gemini-3.8-flash:streamGenerateContent?alt=sse'
  expect(server.requests.map((sent) => sent.path)).toEqual([`/v1beta${path}`, `/v1beta${path}`, `/v1${path}`])
})

// https://ai.google.dev/api/models#method:-models.list
test('lists the models of all pages that answer a prompt', async () => {
  const flash = {
    name: 'models/gemini-3.8-flash',
    displayName: 'Gemini 3.8 Flash',
    description: 'Fast.',
    inputTokenLimit: 1_048_576,
    outputTokenLimit: 65_536,
    supportedGenerationMethods: ['generateContent', 'countTokens'],
    thinking: true,
  }
  const embedding = { name: 'models/embedding-1', supportedGenerationMethods: ['embedContent'] }
  const other = { name: 'models/gemini-2.5-flash', supportedGenerationMethods: ['generateContent'], thinking: true }
  reply = (path) =>
    path.includes('pageToken=next')
      ? json(200, { models: [other, { name: 5 }, null] })
      : json(200, { models: [flash, embedding], nextPageToken: 'next' })
  expect(await create().listModels(signal)).toEqual([
    {
      id: 'gemini-3.8-flash',
      name: 'Gemini 3.8 Flash',
      contextTokens: 1_048_576,
      outputTokens: 65_536,
      reasoning: 'always',
      description: 'Fast.',
    },
    { id: 'gemini-2.5-flash', reasoning: 'optional' },
  ])
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/v1beta/models?pageSize=1000',
    '/v1beta/models?pageSize=1000&pageToken=next',
  ])
  expect(server.requests[0]?.headers['x-goog-api-key']).toBe(key)
})

test('a list whose next page is always itself ends; a page may be empty', async () => {
  reply = () => json(200, { nextPageToken: 'again' })
  expect(await create().listModels(signal)).toEqual([])
  expect(server.requests).toHaveLength(2)
})

test('what is no list of models is said', async () => {
  for (const answer of [['hello'], {}, { models: 'none' }]) {
    reply = () => json(200, answer)
    await expect(create().listModels(signal)).rejects.toThrow('gave no list of models')
  }
})

describe('what went wrong is told by its kind', () => {
  const error = (code: number, status: string, message: string, details: readonly object[] = []) => ({
    error: { code, message, status, details },
  })
  const quota = (quotaId: string, retryDelay: string) => [
    { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [{ quotaId, quotaValue: '20' }] },
    { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay },
  ]

  // https://ai.google.dev/gemini-api/docs/troubleshooting
  test.each<[string, Reply, object]>([
    [
      'requests of this minute',
      json(429, error(429, 'RESOURCE_EXHAUSTED', 'x', quota('GenerateRequestsPerMinutePerProjectPerModel', '48s'))),
      { kind: 'rate-limited', retryAfterMs: 48_000, retryable: true },
    ],
    [
      'requests of this day',
      json(429, error(429, 'RESOURCE_EXHAUSTED', 'x', quota('GenerateRequestsPerDayPerProjectPerModel', '35000s'))),
      { kind: 'quota', retryable: false },
    ],
    [
      'an error in an array',
      json(400, [error(400, 'INVALID_ARGUMENT', 'Invalid value at contents')]),
      { kind: 'bad-request', message: 'Invalid value at contents' },
    ],
    [
      'a 404 that says to be a stream',
      streamed([JSON.stringify(error(404, 'NOT_FOUND', 'models/x is not found for API version v1beta'))], 404),
      { kind: 'model-not-found', status: 404 },
    ],
    ['503', json(503, error(503, 'UNAVAILABLE', 'Overloaded')), { kind: 'overloaded', retryable: true }],
    ['a page', streamed(['<!doctype html><title>Proxy</title>']), { kind: 'provider' }],
    ['a cut', streamed(hello.slice(0, 1)), { kind: 'truncated' }],
    [
      'a break after STOP, which may come in the middle',
      {
        headers: { 'content-type': 'text/event-stream' },
        steps: [{ send: hello[1] ?? '' }, { waitMs: 20 }, { reset: true }],
      },
      { kind: 'truncated' },
    ],
  ])('%s', async (_, sent, expected) => {
    reply = () => sent
    expect((await ask()).error).toMatchObject({ provider: 'gemini', model: 'gemini-3.8-flash', ...expected })
  })

  test('a wrong key, which comes as a 400 and is not repeated', async () => {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }]
    reply = () => json(400, error(400, 'INVALID_ARGUMENT', `API key not valid: ${key}`, details))
    const failed = await ask()
    expect(failed.error).toMatchObject({ kind: 'auth', status: 400 })
    expect(JSON.stringify(failed.error)).not.toContain('Planted')
  })
})
