/** A request's time adds up, in the order in which it passed, and its story says what was decided. */
import { expect, test } from 'vitest'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { lengthOf, stepsOf } from './steps.ts'
import { storyOf } from './story.ts'

const first = { provider: 'openai', model: 'gpt-5.6-luna' } as const
const second = { provider: 'groq', model: 'llama' } as const
const plain: RequestRecord = {
  id: 'one',
  purpose: 'edit',
  priority: 'foreground',
  startedAt: 0,
  asked: first,
  cache: 'miss',
  queueMs: 0,
  totalMs: 2900,
  characters: 900,
  outcome: 'done',
  usage: { input: 1204, output: 310, estimated: false },
  attempts: [],
}

test('a rate limit, a pause and another model: every bar begins where the one before it ends', () => {
  const steps = stepsOf({
    ...plain,
    attempts: [
      {
        model: first,
        startMs: 2,
        waits: [],
        durationMs: 180,
        status: 429,
        errorKind: 'rate-limited',
        retryAfterMs: 1200,
      },
      {
        model: second,
        startMs: 1382,
        waits: [{ reason: 'rate-limited', ms: 1200 }],
        connectMs: 61,
        headersMs: 100,
        firstTokenMs: 410,
        durationMs: 1518,
      },
    ],
  })
  expect(steps.map(({ label, fromMs, ms }) => [label, fromMs, ms])).toEqual([
    ['Cache look-up', 0, 2],
    ['Try 1: 429', 2, 180],
    ['Rate limit', 182, 1200],
    ['Try 2: connect', 1382, 61],
    ['Server’s first word', 1443, 39],
    ['First token', 1482, 310],
    ['Stream, 310 tokens', 1792, 1108],
  ])
})

test('an answer from the cache is one bar', () => {
  expect(stepsOf({ ...plain, cache: 'hit', totalMs: 21 })).toEqual([
    { label: 'Kept answer read', fromMs: 0, ms: 21, tone: 'token' },
  ])
})

test('the story names the failure, the pause, who was asked instead, and the end', () => {
  const failed = { model: first, startMs: 0, waits: [], durationMs: 9, status: 503, errorKind: 'overloaded' } as const
  const wait = { reason: 'retry', ms: 2000 }
  const record = {
    ...plain,
    served: second,
    attempts: [
      { ...failed, waits: [] },
      { model: second, startMs: 2009, waits: [wait], durationMs: 500 },
    ],
  }
  expect(storyOf(record)).toEqual([
    'No kept answer fitted.',
    'gpt-5.6-luna failed: The provider is overloaded (HTTP 503).',
    'Waited 2.0 s before the next try.',
    'Then llama was asked instead.',
    'llama answered in 2.9 s.',
  ])
})

test('a stop says how late it took effect', () => {
  const record = { ...plain, outcome: 'cancelled', cancelledBy: 'user', cancelMs: 38 } as const
  expect(storyOf(record).at(-1)).toBe('You stopped it after 2.9 s; it ended 38 ms later.')
})

test('what Kiln did with the answer follows it: several builds are one line, and a picture on the screen is a moment', () => {
  const steps = stepsOf({
    ...plain,
    startedAt: 1000,
    attempts: [{ model: first, startMs: 0, waits: [], firstTokenMs: 400, durationMs: 2900 }],
    steps: [
      { name: 'build', at: 2000, ms: 9 },
      { name: 'shown', at: 3960, ms: 0 },
      { name: 'build', at: 3930, ms: 11 },
      { name: 'apply', at: 3901, ms: 14 },
    ],
  })
  expect(steps.slice(-3)).toEqual([
    {
      label: 'Builds, 2',
      fromMs: 1000,
      ms: 20,
      tone: 'after',
      parts: [
        { fromMs: 1000, ms: 9 },
        { fromMs: 2930, ms: 11 },
      ],
    },
    { label: 'Apply and check', fromMs: 2901, ms: 14, tone: 'after' },
    { label: 'On the screen', fromMs: 2960, ms: 0, tone: 'after', isPoint: true },
  ])
  expect(lengthOf(plain, steps)).toBe(2960)
})

test('a picture is drawn in one step; a model that was passed over is named', () => {
  const drawn = { ...plain, purpose: 'image', cache: 'none' as const }
  const attempts = [{ model: first, startMs: 0, waits: [], durationMs: 9000 }]
  expect(stepsOf({ ...drawn, totalMs: 9000, attempts }).map(({ label, ms }) => [label, ms])).toEqual([
    ['Before the first try', 0],
    ['Picture drawn', 9000],
  ])
  const detours = [
    { type: 'passed-over' as const, model: first, why: 'It is too small.' },
    { type: 'fallback' as const, model: second, why: 'It is left alone for a while.' },
  ]
  expect(storyOf({ ...plain, cache: 'offered', detours }).slice(0, 3)).toEqual([
    'No kept answer fitted. What nearly the same prompt had made was offered, and not taken.',
    'gpt-5.6-luna was passed over: It is too small.',
    'llama was asked instead: It is left alone for a while.',
  ])
})
