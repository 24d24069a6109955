import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTestTimers } from '../lib/test-timers.ts'
import { sleep } from '../lib/timers.ts'
import type { ModelEvent } from '../providers/provider.ts'
import { createRateLimit, type RateRule } from './rate-limit.ts'
import type { Ask, Handler } from './handler.ts'
import { answer, failureOf, fails, handlerOf, modelA, read, testAsk, type Step } from './test-ask.ts'

function setUp(perMinute: number | undefined, ...calls: readonly (readonly Step[])[]) {
  const timers = createTestTimers()
  const inner = handlerOf(...(calls.length === 0 ? [answer()] : calls))
  const rule: RateRule = { models: 'all', source: 'provider', ...(perMinute === undefined ? {} : { perMinute }) }
  const limit = createRateLimit({ ruleFor: () => rule, placeOf: () => '', timers })
  const sentAt: number[] = []
  const counting: Handler = (ask, signal) => {
    sentAt.push(timers.now())
    return inner.handler(ask, signal)
  }
  const handler = limit.middleware(counting)
  const run = (ask: Ask = testAsk(), signal = new AbortController().signal) => handler(ask, signal)
  return { run, sentAt, timers, states: limit.states }
}

test('what is within the limit passes at once', async () => {
  const { run, timers } = setUp(3)
  await Promise.all([run(), run(), run()].map(read))
  expect(timers.pending()).toBe(0)
})

test('without a limit, everything does', async () => {
  const { run, states } = setUp(undefined)
  await Promise.all(Array.from({ length: 500 }, () => read(run())))
  expect(states()).toEqual([])
})

test('a clock that is set back holds nobody up for longer', async () => {
  let back = 0
  const timers = createTestTimers()
  const moved = { now: () => timers.now() - back, after: timers.after }
  const rule: RateRule = { models: 'all', source: 'provider', perMinute: 1 }
  const limit = createRateLimit({ ruleFor: () => rule, placeOf: () => '', timers: moved })
  const { handler } = handlerOf([fails('rate-limited', { retryAfterMs: 50_000 })], answer('hello'))
  const run = () => limit.middleware(handler)(testAsk(), new AbortController().signal)
  await failureOf(run())
  back = 3_600_000
  const text = read(run())
  await timers.advance(60_000)
  expect(await Promise.race([text, 'still waiting'])).toBe('hello')
})

test('in no minute more are sent than the limit says, whenever they come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 20 }),
      async (perMinute, pauses) => {
        const { run, sentAt, timers } = setUp(perMinute)
        const done: Promise<string>[] = []
        for (const pause of pauses) {
          done.push(read(run()))
          await timers.advance(pause)
        }
        await timers.advance(20 * 60_000)
        await Promise.all(done)
        expect(sentAt).toHaveLength(pauses.length)
        for (const [index, at] of sentAt.entries()) {
          const before = sentAt[index - perMinute]
          if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(60_000)
        }
        expect(timers.pending()).toBe(0)
      },
    ),
    { numRuns: 30 },
  )
})

describe('those who wait', () => {
  async function full(...asks: readonly Partial<Ask>[]) {
    const set = setUp(1)
    await read(set.run())
    const order: number[] = []
    const waiting = asks.map((changes, index) => {
      const ask = testAsk(changes)
      const controller = new AbortController()
      const done = read(set.run(ask, controller.signal)).then(() => void order.push(index))
      done.catch(() => undefined)
      return { ask, controller, done }
    })
    await set.timers.settle()
    return { ...set, order, waiting }
  }

  test('are told their place and when it is their turn', async () => {
    const { waiting, timers } = await full({}, {}, {})
    const facts = waiting.map(({ ask }) => ask.factsOf('wait').at(-1))
    expect(facts).toMatchObject([
      { reason: 'rate-limited', position: 0, untilMs: timers.now() + 60_000, canHurry: true },
      { reason: 'queue', position: 1 },
      { reason: 'queue', position: 2 },
    ])
    await timers.advance(60_000)
    expect(waiting[1]?.ask.factsOf('wait').at(-1)).toMatchObject({ reason: 'rate-limited', position: 0 })
    await timers.advance(120_000)
  })

  test('are told again only what has changed', async () => {
    const { waiting, timers } = await full({}, {}, {})
    await timers.advance(180_000)
    expect(waiting.map(({ ask }) => ask.factsOf('wait').map(({ position }) => position))).toEqual([
      [0],
      [1, 0],
      [2, 1, 0],
    ])
  })

  test('go in their order', async () => {
    const { order, timers } = await full({}, {}, {})
    await timers.advance(180_000)
    expect(order).toEqual([0, 1, 2])
  })

  test('go after those whom the user waits for', async () => {
    const { order, timers } = await full({ priority: 'background' }, {}, { priority: 'background' }, {})
    await timers.advance(240_000)
    expect(order).toEqual([1, 3, 0, 2])
  })

  test('take turns by run: one with many requests does not keep the others waiting', async () => {
    const { order, timers } = await full({ runId: 'a' }, { runId: 'a' }, { runId: 'a' }, { runId: 'b' }, { runId: 'c' })
    await timers.advance(300_000)
    expect(order).toEqual([0, 3, 4, 1, 2])
  })

  test('leave the line when they are stopped, and the next moves up', async () => {
    const { waiting, order, timers } = await full({}, {})
    waiting[0]?.controller.abort()
    await expect(waiting[0]?.done).rejects.toThrow('Stopped')
    expect(waiting[1]?.ask.factsOf('wait').at(-1)).toMatchObject({ position: 0 })
    await timers.advance(60_000)
    expect(order).toEqual([1])
    expect([timers.pending(), waiting[0]?.ask.hurried()]).toEqual([0, 0])
  })

  test('go at once when the user says so', async () => {
    const { waiting, order, timers } = await full({}, {})
    waiting[1]?.ask.hurry('now')
    await timers.settle()
    expect(order).toEqual([1])
    waiting[0]?.controller.abort()
  })

  test('fail as rate-limited when the user wants another model', async () => {
    const { waiting } = await full({})
    waiting[0]?.ask.hurry('another-model')
    await expect(waiting[0]?.done).rejects.toMatchObject({ error: { kind: 'rate-limited' } })
  })

  test('are counted', async () => {
    const { states, timers, waiting } = await full({}, {})
    const untilMs = timers.now() + 60_000
    expect(states()).toEqual([
      { provider: 'openai', models: 'all', source: 'provider', perMinute: 1, available: 0, waiting: 2, untilMs },
    ])
    for (const { controller } of waiting) controller.abort()
  })
})

describe('what the provider says', () => {
  test('nothing remains: others wait until it is full again', async () => {
    const timers = createTestTimers()
    const limit = createRateLimit({ ruleFor: () => ({ models: 'all', source: 'provider' }), placeOf: () => '', timers })
    const sentAt: number[] = []
    const telling = limit.middleware(async function* (ask) {
      sentAt.push(timers.now())
      const limits = { requests: { remaining: 0, resetMs: 4000 } }
      ask.report({ type: 'answering', model: modelA, from: 'provider', limits })
      yield* answer()
    })
    const startedAt = timers.now()
    await read(telling(testAsk(), new AbortController().signal))
    const second = read(telling(testAsk(), new AbortController().signal))
    await timers.advance(10_000)
    await second
    expect(sentAt.map((at) => at - startedAt)).toEqual([0, 4000])
  })

  test('too many requests: the others wait, until who was told tries again and is answered', async () => {
    const { run, timers, sentAt } = setUp(undefined, [fails('rate-limited', { retryAfterMs: 5000 })], answer())
    const startedAt = timers.now()
    const first = testAsk()
    await failureOf(run(first))
    const second = testAsk()
    const text = read(run(second))
    await timers.advance(1000)
    expect(second.factsOf('wait')).toMatchObject([{ reason: 'rate-limited', untilMs: startedAt + 5000 }])
    await read(run(first))
    await text
    expect(sentAt.map((at) => at - startedAt)).toEqual([0, 1000, 1000])
  })

  test('holds in spite of an answer to somebody who was sent before it was said', async () => {
    const timers = createTestTimers()
    const rule: RateRule = { models: 'all', source: 'provider' }
    const limit = createRateLimit({ ruleFor: () => rule, placeOf: () => '', timers })
    let calls = 0
    const handler = limit.middleware(async function* (ask, signal) {
      calls += 1
      if (calls === 2) throw fails('rate-limited', { retryAfterMs: 40_000 })
      await sleep(timers, 2000, signal)
      ask.report({ type: 'answering', model: modelA, from: 'provider' })
      yield* answer()
    })
    const run = (): AsyncIterable<ModelEvent> => handler(testAsk(), new AbortController().signal)
    const first = read(run())
    await timers.settle()
    await failureOf(run())
    const untilMs = timers.now() + 40_000
    await timers.advance(2000)
    await first
    expect(limit.states()).toMatchObject([{ untilMs }])
  })

  test('is believed for a minute at most', async () => {
    const { run, timers, sentAt } = setUp(undefined, [fails('rate-limited', { retryAfterMs: 86_400_000 })], answer())
    await failureOf(run())
    const text = read(run())
    await timers.advance(60_000)
    await text
    expect(sentAt).toHaveLength(2)
  })
})
