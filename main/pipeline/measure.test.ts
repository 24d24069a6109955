import { expect, test } from 'vitest'
import { RequestRecord } from '#shared/domain/request-record.ts'
import { createTestTimers } from '../lib/test-timers.ts'
import { sleep } from '../lib/timers.ts'
import { createDecisions } from './decisions.ts'
import type { Ask, Fact, Handler } from './handler.ts'
import { createMeasure } from './measure.ts'
import { answer, ends, failureOf, fails, holds, modelA, modelB, read, says, start, testAsk } from './test-ask.ts'

function setUp(handler: Handler) {
  const timers = createTestTimers()
  const records: RequestRecord[] = []
  let changes = 0
  const decisions = createDecisions(timers.now, () => (changes += 1))
  const measure = createMeasure({ timers, decisions, record: (record) => records.push(RequestRecord.parse(record)) })
  const run = (ask: Ask = testAsk(), signal = new AbortController().signal) => measure.middleware(handler)(ask, signal)
  const sentences = (): string[] =>
    decisions
      .list()
      .map(({ sentence }) => sentence)
      .toReversed()
  return { run, timers, records, decisions, sentences, live: measure.live, changes: () => changes }
}

/** Tells facts and gives events at the times that a step says, in milliseconds after the one before. */
function plays(
  timers: () => ReturnType<typeof createTestTimers>,
  steps: readonly (number | Fact | ReturnType<typeof says> | Error)[],
): Handler {
  return async function* (ask, signal) {
    for (const step of steps) {
      if (typeof step === 'number') await sleep(timers(), step, signal)
      else if (step instanceof Error) throw step
      else if (isFact(step)) ask.report(step)
      else yield step
    }
  }
}

const factTypes = [
  'attempt-start',
  'attempt-failed',
  'answering',
  'wait',
  'fallback',
  'cache',
  'passed-over',
  'breaker',
]
function isFact(step: { readonly type: string }): step is Fact {
  return factTypes.includes(step.type)
}

test('a record has every attempt, what was waited before it, and the times as they were', async () => {
  const error = fails('rate-limited', { status: 429, retryAfterMs: 2000, requestId: 'req-1' }).error
  const steps = [
    { type: 'cache', outcome: 'miss' } as const,
    { type: 'wait', reason: 'queue', model: modelA, position: 1 } as const,
    300,
    { type: 'wait', reason: 'queue', model: modelA, position: 0 } as const,
    200,
    { type: 'attempt-start', model: modelA } as const,
    50,
    { type: 'attempt-failed', model: modelA, error } as const,
    { type: 'wait', reason: 'retry', model: modelA } as const,
    1000,
    { type: 'attempt-start', model: modelB } as const,
    100,
    { type: 'answering', model: modelB, from: 'provider', requestId: 'req-2' } as const,
    start,
    20,
    says('hello'),
    30,
    says(' you'),
    ends(),
  ]
  const set: ReturnType<typeof setUp> = setUp(plays(() => set.timers, steps))
  const text = read(set.run(testAsk({ runId: 'run', projectId: 'project' })))
  await set.timers.advance(10_000)
  await text
  const [record] = set.records
  expect(record).toMatchObject({
    runId: 'run',
    projectId: 'project',
    purpose: 'edit',
    priority: 'foreground',
    startedAt: 1_000_000,
    asked: modelA,
    answered: modelB,
    cache: 'miss',
    queueMs: 500,
    firstTokenMs: 1670,
    totalMs: 1700,
    characters: 9,
    finish: 'stop',
    usage: { input: 1, output: 2, estimated: false },
    outcome: 'done',
    requestId: 'req-2',
  })
  expect(record?.attempts).toEqual([
    {
      model: modelA,
      startMs: 500,
      waits: [{ reason: 'queue', ms: 500 }],
      durationMs: 50,
      errorKind: 'rate-limited',
      status: 429,
      retryAfterMs: 2000,
      requestId: 'req-1',
    },
    {
      model: modelB,
      startMs: 1550,
      waits: [{ reason: 'retry', ms: 1000 }],
      headersMs: 100,
      firstTokenMs: 120,
      durationMs: 150,
      requestId: 'req-2',
    },
  ])
})

test('it never has the text: neither the prompt’s nor the answer’s', async () => {
  const { run, records, decisions } = setUp(async function* () {
    yield* answer('SECRET ANSWER')
  })
  const request = { model: 'model-a', messages: [{ role: 'user' as const, content: 'SECRET PROMPT' }] }
  const task = { prompt: 'SECRET PROMPT', kind: 'page' as const, files: new Map<string, string>() }
  await read(run(testAsk({ requestFor: () => ({ ...request, task }) })))
  expect(JSON.stringify([records, decisions.list()])).not.toContain('SECRET')
})

test('a failure is recorded with its kind, in the attempt that it ended too', async () => {
  const { run, records } = setUp(async function* (ask) {
    ask.report({ type: 'attempt-start', model: modelA })
    yield* [start, says('a')]
    throw fails('truncated')
  })
  await failureOf(run())
  expect(records).toMatchObject([
    { outcome: 'failed', errorKind: 'truncated', characters: 1, attempts: [{ errorKind: 'truncated' }] },
  ])
})

test.each([
  [
    'by a stop',
    async (events: AsyncIterable<unknown>, controller: AbortController) => {
      const failure = failureOf(events as Parameters<typeof failureOf>[0])
      await Promise.resolve()
      controller.abort()
      await failure
    },
  ],
  [
    'by its reader',
    async (events: AsyncIterable<unknown>) => {
      for await (const _ of events) break
    },
  ],
])('one that was ended %s is cancelled, and recorded once', async (_, end) => {
  const { run, records, live } = setUp(async function* (ask, signal) {
    yield start
    yield* holds(ask, signal)
  })
  const controller = new AbortController()
  await end(run(testAsk(), controller.signal), controller)
  expect(records).toMatchObject([{ outcome: 'cancelled' }])
  expect(records[0]).not.toHaveProperty('errorKind')
  expect(live()).toBe(0)
})

test('the time in which a model is loaded is its attempt’s, and not waited before the next one as well', async () => {
  const steps = [
    { type: 'attempt-start', model: modelA } as const,
    3000,
    { type: 'wait', reason: 'loading', model: modelA } as const,
    27_000,
    { type: 'attempt-failed', model: modelA, error: fails('timeout-first-token').error } as const,
    { type: 'wait', reason: 'retry', model: modelA } as const,
    500,
    { type: 'attempt-start', model: modelA } as const,
    start,
    says('hello'),
    ends(),
  ]
  const set: ReturnType<typeof setUp> = setUp(plays(() => set.timers, steps))
  const text = read(set.run())
  await set.timers.advance(60_000)
  await text
  expect(set.records[0]?.attempts).toMatchObject([
    { startMs: 0, durationMs: 30_000, waits: [] },
    { startMs: 30_500, waits: [{ reason: 'retry', ms: 500 }] },
  ])
})

test('a hit and a reader that joined have no attempts of their own', async () => {
  const { run, records } = setUp(async function* (ask) {
    ask.report({ type: 'cache', outcome: 'hit' })
    ask.report({ type: 'answering', model: modelA, from: 'cache', ageMs: 60_000 })
    yield* answer()
  })
  await read(run())
  expect(records).toMatchObject([{ cache: 'hit', ageMs: 60_000, attempts: [], outcome: 'done' }])
})

test('a reader that joined pays, when who asked first has left it the answer', async () => {
  const { run, records } = setUp(async function* (ask) {
    ask.report({ type: 'cache', outcome: 'joined' })
    ask.report({ type: 'attempt-start', model: modelA })
    ask.report({ type: 'answering', model: modelA, from: 'joined' })
    yield start
    ask.report({ type: 'answering', model: modelA, from: 'provider' })
    yield* answer().slice(1)
  })
  await read(run())
  expect(records).toMatchObject([{ cache: 'miss', outcome: 'done', attempts: [{}] }])
  expect(records[0]?.cost).not.toMatchObject({ nothing: 'cached' })
})

test('every decision is told in a sentence, newest first, and the last 200 are kept', async () => {
  const { run, decisions, sentences, changes } = setUp(async function* (ask) {
    ask.report({ type: 'cache', outcome: 'miss' })
    ask.report({ type: 'attempt-start', model: modelA })
    ask.report({ type: 'attempt-failed', model: modelA, error: fails('overloaded').error })
    ask.report({ type: 'wait', reason: 'retry', model: modelA, untilMs: 1_002_000 })
    ask.report({ type: 'wait', reason: 'retry', model: modelA, untilMs: 1_002_000 })
    ask.report({ type: 'fallback', from: modelA, to: modelB, why: 'It is busy.' })
    ask.report({ type: 'breaker', provider: 'openai', state: 'open', untilMs: 1_030_000 })
    yield* answer()
  })
  await read(run(testAsk({ runId: 'run' })))
  expect(sentences()).toEqual([
    'The same was not asked before, or not for a while.',
    'Asked model-a (openai).',
    'model-a (openai) failed: It failed: overloaded.',
    'Waits for 2 s before model-a (openai) is tried again.',
    'Asked model-b (anthropic) instead of model-a (openai): It is busy.',
    'openai fails again and again: left alone for 30 s.',
    'Answered by model-a (openai) in 0 s.',
  ])
  const [last] = decisions.list()
  expect(last).toMatchObject({ code: 'done', runId: 'run', at: 1_000_000, params: { model: 'model-a', seconds: 0 } })
  expect(changes()).toBe(7)
  for (let count = 0; count < 50; count += 1) await read(run())
  expect(decisions.list()).toHaveLength(200)
})

test('an answer’s rate is noted while it comes, and nothing is armed when no request is under way', async () => {
  const steps = [start, says('a'.repeat(10)), 250, says('b'.repeat(30)), 150, ends()]
  const set: ReturnType<typeof setUp> = setUp(plays(() => set.timers, steps))
  const text = read(set.run())
  await set.timers.advance(1000)
  await text
  const [record] = set.records
  expect(record?.rate?.everyMs).toBe(100)
  expect(record?.rate?.characters.reduce((a, b) => a + b, 0)).toBe(40)
  expect(record?.rate?.characters.length).toBe(3)
  expect(set.timers.pending()).toBe(0)
})

test('a model that was passed over, and one that was asked instead, are kept with the reason', async () => {
  const { run, records } = setUp(async function* (ask) {
    ask.report({ type: 'passed-over', model: modelA, why: 'It is too small.' })
    ask.report({ type: 'fallback', from: modelA, to: modelB, why: 'It is down.' })
    yield* answer()
  })
  await read(run())
  expect(records[0]?.detours).toEqual([
    { type: 'passed-over', model: modelA, why: 'It is too small.' },
    { type: 'fallback', model: modelB, why: 'It is down.' },
  ])
})

test('only of a project whose user wants it are the texts given, beside the record', async () => {
  const timers = createTestTimers()
  const kept: unknown[] = []
  const measure = createMeasure({
    timers,
    decisions: createDecisions(timers.now, () => undefined),
    keepsTexts: (projectId) => projectId === 'wanted',
    record: (record, texts) => kept.push([JSON.stringify(record).includes('SECRET'), texts]),
  })
  const request = { model: 'model-a', messages: [{ role: 'user' as const, content: 'SECRET PROMPT' }] }
  const task = { prompt: 'SECRET PROMPT', kind: 'page' as const, files: new Map<string, string>() }
  for (const projectId of ['wanted', 'other']) {
    const handler = measure.middleware(async function* () {
      yield* answer('SECRET ANSWER')
    })
    const ask = testAsk({ projectId, requestFor: () => ({ ...request, task }) })
    await read(handler(ask, new AbortController().signal))
  }
  expect(kept).toEqual([
    [false, { prompt: '[user]\nSECRET PROMPT', answer: 'SECRET ANSWER' }],
    [false, undefined],
  ])
})
