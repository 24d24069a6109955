import { describe, expect, test } from 'vitest'
import { ErrorKind } from '#shared/domain/error.ts'
import { createTestTimers } from '../lib/test-timers.ts'
import { retry, type RetryLimits } from './retry.ts'
import { answer, failureOf, fails, handlerOf, read, says, testAsk, type Step } from './test-ask.ts'

const limits: RetryLimits = { maxRetries: 2, troubleMs: 30_000, rateMs: 60_000 }

function setUp(changes: Partial<RetryLimits>, ...calls: readonly (readonly Step[])[]) {
  const timers = createTestTimers()
  const inner = handlerOf(...calls)
  const middleware = retry({ limits: () => ({ ...limits, ...changes }), timers, random: () => 1 })
  return { timers, asked: inner.asked, handler: middleware(inner.handler) }
}

const passing = ['overloaded', 'unreachable', 'timeout-connect', 'timeout-first-token', 'timeout-stall', 'truncated']
const lasting = ErrorKind.options.filter((kind) => ![...passing, 'rate-limited'].includes(kind))

test.each(passing)('%s before any output is tried again, after 500 ms and then 1 s', async (kind) => {
  const failing = [fails(kind as ErrorKind)]
  const { timers, asked, handler } = setUp({}, failing, failing, answer('done'))
  const ask = testAsk()
  const text = read(handler(ask, new AbortController().signal))
  await timers.advance(499)
  expect(asked).toHaveLength(1)
  await timers.advance(1)
  expect(asked).toHaveLength(2)
  await timers.advance(999)
  expect(asked).toHaveLength(2)
  await timers.advance(1)
  expect(await text).toBe('done')
  expect(ask.factsOf('attempt-failed')).toHaveLength(2)
})

test.each(lasting)('%s is never tried again', async (kind) => {
  const { asked, handler, timers } = setUp({}, [fails(kind)], answer())
  expect(await failureOf(handler(testAsk(), new AbortController().signal))).toMatchObject({ kind })
  expect([asked.length, timers.pending()]).toEqual([1, 0])
})

test.each<ErrorKind>(['rate-limited', 'unreachable'])(
  '%s is not, where trying again is said to be in vain',
  async (kind) => {
    const { asked, handler, timers } = setUp({}, [fails(kind, { retryable: false })], answer())
    const ask = testAsk()
    const failure = failureOf(handler(ask, new AbortController().signal))
    await timers.settle()
    expect([ask.factsOf('wait'), asked.length, timers.pending()]).toEqual([[], 1, 0])
    expect(await failure).toMatchObject({ kind })
  },
)

test('trouble inside the provider is tried again when its status says so', async () => {
  const { timers, handler } = setUp({}, [fails('provider', { status: 500 })], answer('done'))
  const text = read(handler(testAsk(), new AbortController().signal))
  await timers.advance(500)
  expect(await text).toBe('done')
})

test('nothing is tried again after the first output', async () => {
  const { asked, handler } = setUp({}, [says('a'), fails('truncated')], answer())
  expect(await failureOf(handler(testAsk(), new AbortController().signal))).toMatchObject({ kind: 'truncated' })
  expect(asked).toHaveLength(1)
})

test('at most so often; then the last failure is told', async () => {
  const { timers, asked, handler } = setUp({ maxRetries: 3 }, [fails('overloaded')])
  const failure = failureOf(handler(testAsk(), new AbortController().signal))
  await timers.advance(60_000)
  expect(await failure).toMatchObject({ kind: 'overloaded' })
  expect(asked).toHaveLength(4)
})

test('waits grow to 5 s and no further, and chance takes up to half of each away', async () => {
  const timers = createTestTimers()
  const { handler } = handlerOf([fails('overloaded')])
  const generous = { maxRetries: 6, troubleMs: 60_000, rateMs: 0 }
  const ask = testAsk()
  const run = failureOf(
    retry({ limits: () => generous, timers, random: () => 0 })(handler)(ask, new AbortController().signal),
  )
  const startedAt = timers.now()
  await timers.advance(60_000)
  await run
  const waits = ask.factsOf('wait').map(({ untilMs = 0 }) => untilMs - startedAt)
  const lengths = waits.map((at, index) => at - (waits[index - 1] ?? 0))
  expect(lengths).toEqual([250, 500, 1000, 2000, 2500, 2500])
})

describe('where the rate is limited', () => {
  test('without a word from the server: 1, 2, 4, 8 and 8 s', async () => {
    const { timers, handler } = setUp({ maxRetries: 5 }, [fails('rate-limited')])
    const ask = testAsk()
    const startedAt = timers.now()
    const failure = failureOf(handler(ask, new AbortController().signal))
    await timers.advance(60_000)
    await failure
    const untils = ask.factsOf('wait').map(({ untilMs = 0 }) => untilMs - startedAt)
    expect(untils).toEqual([1000, 3000, 7000, 15_000, 23_000])
  })

  test('with one: as long as it says', async () => {
    const { timers, asked, handler } = setUp({}, [fails('rate-limited', { retryAfterMs: 12_345 })], answer())
    const text = read(handler(testAsk(), new AbortController().signal))
    await timers.advance(12_344)
    expect(asked).toHaveLength(1)
    await timers.advance(1)
    await text
    expect(asked).toHaveLength(2)
  })

  test('not at all when it asks for more than may be waited: the user is told at once', async () => {
    const { timers, asked, handler } = setUp({}, [fails('rate-limited', { retryAfterMs: 61_000 })], answer())
    const failure = await failureOf(handler(testAsk(), new AbortController().signal))
    expect(failure).toMatchObject({ kind: 'rate-limited', retryAfterMs: 61_000 })
    expect([asked.length, timers.pending()]).toEqual([1, 0])
  })
})

test('all waits of a request together stay within its budget, whichever model they were for', async () => {
  const { timers, asked, handler } = setUp({}, [fails('overloaded', { retryAfterMs: 20_000 })])
  const budget = { endsAt: timers.now() + 300_000, waited: { trouble: 15_000, rate: 0 } }
  await failureOf(handler(testAsk({ budget }), new AbortController().signal))
  expect([asked.length, timers.pending()]).toEqual([1, 0])
})

test('no wait is begun that could not end before the request has to', async () => {
  const { timers, asked, handler } = setUp({}, [fails('rate-limited', { retryAfterMs: 5000 })])
  const budget = { endsAt: timers.now() + 5000, waited: { trouble: 0, rate: 0 } }
  await failureOf(handler(testAsk({ budget }), new AbortController().signal))
  expect([asked.length, timers.pending()]).toEqual([1, 0])
})

describe('a wait', () => {
  function waiting() {
    const set = setUp({}, [fails('rate-limited', { retryAfterMs: 12_000 })], answer('done'))
    const ask = testAsk()
    const controller = new AbortController()
    return { ...set, ask, controller, events: set.handler(ask, controller.signal) }
  }

  test('is told, with its end and that it can be hurried', async () => {
    const { timers, ask, events } = waiting()
    const text = read(events)
    await timers.settle()
    const untilMs = timers.now() + 12_000
    expect(ask.factsOf('wait')).toMatchObject([{ reason: 'rate-limited', untilMs, canHurry: true }])
    await timers.advance(12_000)
    await text
  })

  test('ends when the user says now', async () => {
    const { timers, ask, events } = waiting()
    const text = read(events)
    await timers.settle()
    ask.hurry('now')
    expect(await text).toBe('done')
    expect([timers.pending(), ask.hurried()]).toEqual([0, 0])
  })

  test('ends with its failure when the user wants another model', async () => {
    const { timers, ask, events, asked } = waiting()
    const failure = failureOf(events)
    await timers.settle()
    ask.hurry('another-model')
    expect(await failure).toMatchObject({ kind: 'rate-limited' })
    expect([asked.length, timers.pending(), ask.hurried()]).toEqual([1, 0, 0])
  })

  test('ends at once when the user stops, and leaves nothing behind', async () => {
    const { timers, ask, events, controller, asked } = waiting()
    const failure = failureOf(events)
    await timers.settle()
    controller.abort()
    expect(await failure).toMatchObject({ kind: 'aborted' })
    expect([asked.length, timers.pending(), ask.hurried()]).toEqual([1, 0, 0])
  })
})
