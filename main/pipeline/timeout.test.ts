import { getEventListeners } from 'node:events'
import { beforeEach, describe, expect, test } from 'vitest'
import { Failure } from '#shared/domain/error.ts'
import { createTestTimers, type TestTimers } from '../lib/test-timers.ts'
import type { ModelEvent, ModelRequest, Provider } from '../providers/provider.ts'
import { callProvider } from './call-provider.ts'
import type { Ask, Fact } from './handler.ts'
import { timeout } from './timeout.ts'

const model = { provider: 'fanar', model: 'Fanar-C-2-27B' } as const
const request: ModelRequest = {
  model: model.model,
  messages: [],
  task: { prompt: '', kind: 'page', files: new Map() },
}
const limits = { connectMs: 7000, firstTokenMs: 30_000, stallMs: 60_000 }

const start: ModelEvent = { type: 'response-start', model: 'fanar' }
const text: ModelEvent = { type: 'text-delta', text: 'a' }
const reasoning: ModelEvent = { type: 'reasoning-delta', text: 'hm' }
const finish: ModelEvent = { type: 'finish', reason: 'stop', usage: { input: 1, output: 1, estimated: false } }

let timers: TestTimers
/** Added to the clock: time in which the computer slept, and no timer ran. */
let slept: number
let facts: Fact[]
let abort: AbortController
let upstream: FakeUpstream

beforeEach(() => {
  timers = createTestTimers()
  slept = 0
  facts = []
  abort = new AbortController()
  upstream = createUpstream()
})

interface FakeUpstream extends Provider {
  send(...events: ModelEvent[]): Promise<void>
  readonly requests: ModelRequest[]
  signal: AbortSignal | undefined
}

/** A provider that says what the test says, ends after `finish`, and heeds its signal as the real ones do. */
function createUpstream(): FakeUpstream {
  const queue: ModelEvent[] = []
  let wake = (): void => {}
  const fake: FakeUpstream = {
    id: 'fanar',
    requests: [],
    signal: undefined,
    listModels: async () => [],
    async send(...events) {
      queue.push(...events)
      wake()
      await timers.settle()
    },
    async *stream(sent, signal) {
      fake.requests.push(sent)
      fake.signal = signal
      for (;;) {
        const event = queue.shift()
        if (event !== undefined) yield event
        if (event?.type === 'finish') return
        if (signal.aborted) throw signal.reason
        if (queue.length > 0) continue
        await new Promise<void>((resolve) => {
          wake = resolve
          signal.addEventListener('abort', () => resolve(), { once: true })
        })
      }
    },
  }
  return fake
}

const pausedReader = { until: Promise.resolve() }

function ask({ local = false, pause = pausedReader } = {}) {
  const clock = { ...timers, now: () => timers.now() + slept }
  const handler = timeout({ limitsFor: () => limits, local: () => local, timers: clock })(
    callProvider({ get: () => upstream }),
  )
  const asked: Ask = {
    candidates: [model],
    requestFor: () => request,
    purpose: 'app',
    priority: 'foreground',
    report: (fact) => facts.push(fact),
  }
  const seen: ModelEvent[] = []
  const outcome = { seen, done: false, error: undefined as unknown }
  void (async () => {
    try {
      for await (const event of handler(asked, abort.signal)) {
        seen.push(event)
        await pause.until
      }
      outcome.done = true
    } catch (thrown) {
      outcome.error = thrown
    }
  })()
  return outcome
}

const kindOf = (thrown: unknown): string | undefined => (thrown instanceof Failure ? thrown.error.kind : undefined)

/** In steps, as time passes. */
const pass = (seconds: number): Promise<void> => timers.advance(seconds * 1000)

describe('the first token', () => {
  test('that does not come ends the attempt, in words of who, how long and what to do', async () => {
    const outcome = ask()
    await pass(29)
    expect(outcome.error).toBeUndefined()
    await pass(2)
    expect(outcome.error).toMatchObject({
      error: { kind: 'timeout-first-token', retryable: true, provider: 'fanar', model: model.model },
    })
    expect((outcome.error as Failure).message).toBe(
      'Fanar did not begin to answer within 30 s. Try again or choose another model; Settings can allow more time.',
    )
    expect(upstream.signal?.aborted).toBe(true)
  })

  test("the answer's head is no token", async () => {
    const outcome = ask()
    await pass(20)
    await upstream.send(start)
    await pass(11)
    expect(kindOf(outcome.error)).toBe('timeout-first-token')
    // Nothing was handed on: it can be tried again.
    expect(outcome.seen).toEqual([])
  })

  test('reasoning is one', async () => {
    const outcome = ask()
    await upstream.send(start)
    await pass(25)
    await upstream.send(reasoning)
    await pass(50)
    await upstream.send(text, finish)
    expect(outcome).toMatchObject({ done: true, error: undefined })
  })
})

describe('between two pieces', () => {
  test('silence ends the answer and names itself; what came was given', async () => {
    const outcome = ask()
    await upstream.send(start, text)
    await pass(61)
    expect(outcome.seen).toEqual([start, text])
    expect(kindOf(outcome.error)).toBe('timeout-stall')
    expect((outcome.error as Failure).message).toContain(
      'Fanar stopped in the middle of its answer: nothing came for 60 s.',
    )
  })

  test('each piece allows the whole time again', async () => {
    const outcome = ask()
    await upstream.send(start)
    for (let piece = 0; piece < 5; piece += 1) {
      await upstream.send(text)
      await pass(50)
    }
    await upstream.send(finish)
    expect(outcome).toMatchObject({ done: true, error: undefined })
  })

  test('a reader that takes its time is not blamed on the provider', async () => {
    let goOn = (): void => {}
    const pause = { until: new Promise<void>((resolve) => (goOn = resolve)) }
    const outcome = ask({ pause })
    await upstream.send(start, text)
    await pass(600)
    expect(outcome.error).toBeUndefined()
    pause.until = Promise.resolve()
    goOn()
    await timers.settle()
    await upstream.send(finish)
    expect(outcome).toMatchObject({ done: true, error: undefined })
  })
})

describe('a computer that sleeps', () => {
  test('ends nothing, however long, before the first token and after', async () => {
    const outcome = ask()
    await pass(20)
    slept += 8 * 3_600_000
    await pass(5)
    expect(outcome.error).toBeUndefined()
    await upstream.send(start, text)
    await pass(20)
    slept += 8 * 3_600_000
    await pass(35)
    expect(outcome.error).toBeUndefined()
    await pass(6)
    expect(kindOf(outcome.error)).toBe('timeout-stall')
  })

  test('a clock that is set back does not allow more time', async () => {
    const outcome = ask()
    await pass(10)
    slept -= 86_400_000
    await pass(22)
    expect(kindOf(outcome.error)).toBe('timeout-first-token')
  })
})

test('the provider is told how long connecting may take', async () => {
  ask()
  await timers.settle()
  expect(upstream.requests).toMatchObject([{ ...request, connectMs: 7000 }])
})

test('a stop reaches the provider with its own reason', async () => {
  const outcome = ask()
  await upstream.send(start)
  const reason = new Failure({ kind: 'aborted', message: 'Stopped.', retryable: false })
  abort.abort(reason)
  await timers.settle()
  expect(upstream.signal?.reason).toBe(reason)
  expect(outcome.error).toBe(reason)
})

describe('a local model', () => {
  test('that says nothing for a while is told to be loading, once', async () => {
    ask({ local: true })
    await pass(2)
    expect(facts.filter(({ type }) => type === 'wait')).toEqual([])
    await pass(10)
    expect(facts.filter(({ type }) => type === 'wait')).toEqual([{ type: 'wait', reason: 'loading', model }])
  })

  test('a hosted one is not', async () => {
    ask()
    await pass(20)
    expect(facts.filter(({ type }) => type === 'wait')).toEqual([])
  })

  test('that does not begin is not told to be busy', async () => {
    const outcome = ask({ local: true })
    await pass(31)
    expect((outcome.error as Failure).message).toContain('It may be too large for this computer')
  })
})

test.each<[string, () => Promise<void>]>([
  ['a whole answer', () => upstream.send(start, text, finish)],
  ['a stop', async () => abort.abort()],
  ['a timeout', () => pass(31)],
])('%s leaves no timer and no listener', async (_, happen) => {
  ask()
  await timers.settle()
  expect(timers.pending()).toBe(1)
  await happen()
  await timers.settle()
  expect(timers.pending()).toBe(0)
  expect(getEventListeners(abort.signal, 'abort')).toEqual([])
})
