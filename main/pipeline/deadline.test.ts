import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ErrorKind } from '#shared/domain/error.ts'
import { sleep } from '../lib/timers.ts'
import { createTestTimers, type TestTimers } from '../lib/test-timers.ts'
import { compose } from './compose.ts'
import { deadline } from './deadline.ts'
import type { Handler } from './handler.ts'
import { retry } from './retry.ts'
import { answer, failureOf, fails, holds, read, says, start, testAsk, type TestAsk } from './test-ask.ts'

function setUp(handler: Handler) {
  const timers = createTestTimers()
  const run = deadline({ totalMs: () => 300_000, timers })(handler)
  return { timers, run: (signal = new AbortController().signal) => run(testAsk(), signal) }
}

test('a request that takes too long in all ends, and says how long that was', async () => {
  const { timers, run } = setUp(holds)
  const failure = failureOf(run())
  await timers.advance(299_999)
  expect(timers.pending()).toBe(1)
  await timers.advance(1)
  expect(await failure).toMatchObject({ kind: 'timeout-total', message: expect.stringContaining('5 minutes') })
  expect(timers.pending()).toBe(0)
})

test('also one that is still saying something', async () => {
  const timers = createTestTimers()
  const talking: Handler = async function* (_, signal) {
    for (;;) {
      await sleep(timers, 1000, signal)
      yield says('a')
    }
  }
  const failure = failureOf(
    deadline({ totalMs: () => 60_000, timers })(talking)(testAsk(), new AbortController().signal),
  )
  await timers.advance(60_000)
  expect(await failure).toMatchObject({ kind: 'timeout-total' })
})

test('an answer in time leaves no timer and no listener behind', async () => {
  const { timers, run } = setUp(async function* () {
    yield* answer('done')
  })
  const controller = new AbortController()
  expect(await read(run(controller.signal))).toBe('done')
  expect(timers.pending()).toBe(0)
})

test('a stop is a stop, not a timeout', async () => {
  const { timers, run } = setUp(holds)
  const controller = new AbortController()
  const failure = failureOf(run(controller.signal))
  await timers.settle()
  controller.abort()
  expect(await failure).toMatchObject({ kind: 'aborted' })
  expect(timers.pending()).toBe(0)
})

test('nothing is timed before it is read', async () => {
  const { timers, run } = setUp(holds)
  run()
  await timers.settle()
  expect(timers.pending()).toBe(0)
})

/** What the provider does with an attempt: fails after so long, or answers, or says nothing for ever. */
type Attempt = {
  readonly afterMs: number
  readonly kind: ErrorKind | 'answer' | 'silence'
  readonly retryAfterMs?: number
}

interface Real {
  readonly timers: TestTimers
  readonly ask: TestAsk
  readonly controller: AbortController
  outcome: string | undefined
}

interface Model {
  stopped: boolean
}

class Pass implements fc.AsyncCommand<Model, Real> {
  readonly ms: number
  constructor(ms: number) {
    this.ms = ms
  }
  check = (): boolean => true
  async run(_: Model, { timers }: Real): Promise<void> {
    await timers.advance(this.ms)
  }
  toString = (): string => `pass ${this.ms} ms`
}

class Hurry implements fc.AsyncCommand<Model, Real> {
  check = (): boolean => true
  async run(_: Model, { ask, timers }: Real): Promise<void> {
    ask.hurry('now')
    await timers.settle()
  }
  toString = (): string => 'now'
}

class Stop implements fc.AsyncCommand<Model, Real> {
  check = ({ stopped }: Readonly<Model>): boolean => !stopped
  async run(model: Model, real: Real): Promise<void> {
    model.stopped = true
    real.controller.abort()
    await real.timers.settle()
    expect(real.outcome).toBeDefined()
  }
  toString = (): string => 'stop'
}

const limits = { maxRetries: 4, troubleMs: 30_000, rateMs: 60_000 }
const totalMs = 120_000

describe('whatever the provider does, and whenever the user hurries or stops', () => {
  const attempt: fc.Arbitrary<Attempt> = fc.record({
    afterMs: fc.integer({ min: 0, max: 60_000 }),
    kind: fc.constantFrom('answer', 'silence', 'overloaded', 'unreachable', 'rate-limited', 'auth', 'timeout-stall'),
  })
  const limited: fc.Arbitrary<Attempt> = fc.record({
    afterMs: fc.integer({ min: 0, max: 5000 }),
    kind: fc.constant('rate-limited' as const),
    retryAfterMs: fc.integer({ min: 0, max: 90_000 }),
  })
  const commands = [
    fc.integer({ min: 1, max: 20_000 }).map((ms) => new Pass(ms)),
    fc.constant(new Hurry()),
    fc.constant(new Stop()),
  ]

  test('a request ends within its time, waits within its budgets, and leaves nothing behind', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(attempt, limited), { minLength: 1, maxLength: 6 }),
        fc.commands(commands, { maxCommands: 15 }),
        async (attempts, sequence) => {
          const timers = createTestTimers()
          const ask = testAsk()
          let calls = 0
          let failed: { readonly at: number; readonly kind: string } | undefined
          const waited = { trouble: 0, rate: 0 }
          const provider: Handler = async function* (_, signal) {
            const { afterMs, kind, retryAfterMs } = attempts[Math.min(calls, attempts.length - 1)] as Attempt
            calls += 1
            if (failed !== undefined) {
              waited[failed.kind === 'rate-limited' ? 'rate' : 'trouble'] += timers.now() - failed.at
            }
            await sleep(timers, kind === 'silence' ? 1e9 : afterMs, signal)
            failed = { at: timers.now(), kind }
            if (kind !== 'answer') throw fails(kind as ErrorKind, retryAfterMs === undefined ? {} : { retryAfterMs })
            yield* [start, ...answer('done').slice(1)]
          }
          const handler = compose(
            [
              deadline({ totalMs: () => totalMs, timers }),
              retry({ limits: () => limits, timers, random: Math.random }),
            ],
            provider,
          )
          const startedAt = timers.now()
          let endedAt = 0
          const real: Real = { timers, ask, controller: new AbortController(), outcome: undefined }
          const run = read(handler(ask, real.controller.signal)).then(
            (text) => text,
            () => 'failed',
          )
          const done = run.then((outcome) => {
            real.outcome = outcome
            endedAt = timers.now()
          })
          await fc.asyncModelRun(() => ({ model: { stopped: false }, real }), sequence)
          await timers.advance(totalMs)
          await done
          expect(endedAt - startedAt).toBeLessThanOrEqual(totalMs)
          expect(calls).toBeLessThanOrEqual(limits.maxRetries + 1)
          expect(waited.trouble).toBeLessThanOrEqual(limits.troubleMs)
          expect(waited.rate).toBeLessThanOrEqual(limits.rateMs)
          const waits = ask.factsOf('wait')
          for (const { untilMs = 0 } of waits) expect(untilMs - startedAt).toBeLessThan(totalMs)
          expect([timers.pending(), ask.hurried()]).toEqual([0, 0])
        },
      ),
      { numRuns: 200 },
    )
  })
})
