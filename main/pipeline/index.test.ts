/** The pipeline as it is composed. */
import { getEventListeners } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import type { ModelInfo, ModelRef } from '#shared/domain/model.ts'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { Settings } from '#shared/domain/settings.ts'
import {
  chatAnswer,
  chatReply,
  startFakeChat,
  startFakeOllama,
  type FakeProvider,
} from '../../e2e/fake-providers/index.ts'
import { createTestTimers } from '../lib/test-timers.ts'
import { createOllama } from '../providers/ollama/provider.ts'
import { createOpenAiChat } from '../providers/openai-chat/provider.ts'
import type { ModelEvent, Provider } from '../providers/provider.ts'
import { readRequestEnvironment } from '../settings/request-environment.ts'
import { createPipeline, type PipelineOptions } from './index.ts'
import { answer, failureOf, fails, modelA, read, testAsk } from './test-ask.ts'

const servers: FakeProvider[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map(({ close }) => close()))
})

const local: ModelRef = { provider: 'ollama', model: 'fake:1b' }
const hosted: ModelRef = { provider: 'openai-compatible', model: 'fake-model' }

async function twoServers(requests: object, infos: Record<string, Partial<ModelInfo>> = {}) {
  const ollama = await startFakeOllama()
  const chat = await startFakeChat()
  servers.push(ollama, chat)
  const providers: Record<string, Provider> = {
    ollama: createOllama({ baseUrl: ollama.origin, contextTokens: 4096 }),
    'openai-compatible': createOpenAiChat({ id: 'openai-compatible', baseUrl: chat.baseUrl }),
  }
  const pipeline = createPipeline({
    providers: { get: (id) => providers[id] as Provider },
    settings: () => Settings.parse({ requests: { maxRetries: 0, allowStarter: false, ...requests } }),
    environment: readRequestEnvironment({}),
    local: ({ provider }) => provider === 'ollama',
    infoOf: ({ model }) => ({ id: model, ...infos[model] }),
  })
  return { ollama, chat, run: pipeline.handler }
}

describe('what was asked of a model on this machine', () => {
  const down = { status: 503, steps: [{ send: '{"error":"busy"}' }] }

  test('never reaches a hosted one: its server gets no request', async () => {
    const { ollama, chat, run } = await twoServers({ allowDearer: true })
    ollama.reply(down)
    const ask = testAsk({ candidates: [local, hosted] })
    expect(await failureOf(run(ask, new AbortController().signal))).toMatchObject({ kind: 'overloaded' })
    expect(chat.requests).toEqual([])
    expect(ask.factsOf('passed-over')).toMatchObject([{ model: hosted }])
  })

  test('nor a dearer one, where only the former is allowed', async () => {
    const { ollama, chat, run } = await twoServers(
      { allowHosted: true },
      { 'fake-model': { price: { input: 0.01, output: 0.01 } } },
    )
    ollama.reply(down)
    await failureOf(run(testAsk({ candidates: [local, hosted] }), new AbortController().signal))
    expect(chat.requests).toEqual([])
  })

  test('reaches one where both are allowed', async () => {
    const { ollama, chat, run } = await twoServers({ allowHosted: true, allowDearer: true })
    ollama.reply(down)
    chat.reply(chatReply(chatAnswer('from afar')))
    const ask = testAsk({ candidates: [local, hosted] })
    expect(await read(run(ask, new AbortController().signal))).toBe('from afar')
    expect(ask.factsOf('fallback')).toMatchObject([{ from: local, to: hosted }])
  })
})

/** A pipeline over one provider in memory, with a clock that stands still. */
function setUp(stream: Provider['stream'], settings: object = {}, changes: Partial<PipelineOptions> = {}) {
  const timers = createTestTimers()
  const records: RequestRecord[] = []
  const provider: Provider = { id: 'openai', listModels: async () => [], stream }
  const pipeline = createPipeline({
    providers: { get: () => provider },
    settings: () => Settings.parse({ requests: { allowStarter: false }, ...settings }),
    environment: readRequestEnvironment({}),
    local: () => false,
    infoOf: () => undefined,
    record: (record) => void records.push(record),
    timers,
    random: () => 1,
    ...changes,
  })
  return { timers, records, pipeline, run: pipeline.handler }
}

async function* talks(events: readonly ModelEvent[]): AsyncGenerator<ModelEvent> {
  yield* events
}

test('one signal for a thousand requests: no listener and no timer stays on it', async () => {
  const { run, timers, pipeline } = setUp(() => talks(answer('hello')))
  const { signal } = new AbortController()
  for (let count = 0; count < 1000; count += 1) await read(run(testAsk(), signal))
  expect(getEventListeners(signal, 'abort')).toEqual([])
  expect(timers.pending()).toBe(0)
  expect(pipeline.state()).toMatchObject({ live: 0, joined: 0 })
})

describe('a stop', () => {
  const cases: [string, { stream: Provider['stream']; settings?: object; before?: number }][] = [
    ['in backoff', { stream: () => failing('overloaded') }],
    ['where the rate is limited', { stream: () => failing('rate-limited') }],
    [
      'in line',
      { stream: () => talks(answer()), settings: { providers: { openai: { requestsPerMinute: 1 } } }, before: 1 },
    ],
    [
      'at the breaker',
      {
        stream: () => failing('overloaded'),
        settings: { requests: { maxRetries: 0, allowStarter: false } },
        before: 5,
      },
    ],
    ['before the first token', { stream: (_, signal) => silent(signal) }],
  ]
  test.each(cases)(
    '%s ends the request at once, with nothing left behind',
    async (_, { stream, settings, before = 0 }) => {
      const { run, timers, records, pipeline } = setUp(stream, settings)
      for (let count = 0; count < before; count += 1)
        await read(run(testAsk({ fresh: true }), new AbortController().signal)).catch(() => '')
      const controller = new AbortController()
      const ask = testAsk()
      const failure = failureOf(run(ask, controller.signal))
      await timers.settle()
      expect(records).toHaveLength(before)
      controller.abort()
      expect(await failure).toMatchObject({ kind: 'aborted' })
      await timers.settle()
      expect(records.at(-1)).toMatchObject({ outcome: 'cancelled' })
      expect(getEventListeners(controller.signal, 'abort')).toEqual([])
      expect([timers.pending(), ask.hurried(), pipeline.state().live]).toEqual([0, 0, 0])
    },
  )
})

function failing(kind: 'overloaded' | 'rate-limited'): AsyncIterable<ModelEvent> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(fails(kind)) }) }
}

async function* silent(signal: AbortSignal): AsyncGenerator<ModelEvent> {
  yield await new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(fails('aborted')), { once: true })
  })
}

test('the environment’s word counts before the settings’', async () => {
  let calls = 0
  const stream = (): AsyncIterable<ModelEvent> => {
    calls += 1
    return failing('overloaded')
  }
  const environment = readRequestEnvironment({ KILN_MAX_RETRIES: '3', OPENAI_MAX_RETRIES: '1' })
  const { run, timers } = setUp(stream, {}, { environment })
  const failure = failureOf(run(testAsk(), new AbortController().signal))
  await timers.advance(60_000)
  await failure
  expect(calls).toBe(2)
})

test('each request is built once a model, however many look at it', async () => {
  let built = 0
  const { run } = setUp(() => talks(answer()))
  const ask = testAsk()
  const counting = testAsk({
    requestFor(model) {
      built += 1
      return ask.requestFor(model)
    },
  })
  await read(run(counting, new AbortController().signal))
  expect(built).toBe(1)
})

test('a request that cannot be built fails as it says, and is recorded', async () => {
  const { run, records } = setUp(() => talks(answer()))
  const ask = testAsk({
    requestFor() {
      throw fails('invalid-input')
    },
  })
  expect(await failureOf(run(ask, new AbortController().signal))).toMatchObject({ kind: 'invalid-input' })
  expect(records).toMatchObject([{ outcome: 'failed', errorKind: 'invalid-input', attempts: [] }])
})

test('the state tells what is limited, what is broken, and what is under way', async () => {
  const settings = { providers: { openai: { requestsPerMinute: 1 } }, requests: { maxRetries: 0, allowStarter: false } }
  const { run, pipeline, timers } = setUp(() => failing('overloaded'), settings)
  const { signal } = new AbortController()
  await failureOf(run(testAsk(), signal))
  const controller = new AbortController()
  const waiting = [1, 2].map(() => failureOf(run(testAsk(), controller.signal)))
  await timers.settle()
  expect(pipeline.state()).toMatchObject({
    live: 2,
    joined: 1,
    breakers: [{ provider: 'openai', state: 'closed', failures: 1 }],
    rates: [{ provider: 'openai', models: 'all', source: 'settings', perMinute: 1, available: 0, waiting: 1 }],
    cache: { on: false },
  })
  controller.abort()
  await Promise.all(waiting)
  expect(pipeline.decisions()[0]).toMatchObject({ code: 'cancelled', params: { model: modelA.model } })
})
