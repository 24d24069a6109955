import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { openCache } from '../store/cache-database.ts'
import type { ModelEvent } from '../providers/provider.ts'
import { createCache } from './cache.ts'
import { compose } from './compose.ts'
import { createDedupe } from './dedupe.ts'
import type { Ask, Handler } from './handler.ts'
import { withKeys } from './keys.ts'
import {
  answer,
  ends,
  failureOf,
  fails,
  handlerOf,
  modelA,
  modelB,
  read,
  says,
  start,
  testAsk,
  testRequest,
} from './test-ask.ts'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup()
})

/** With `dedupe` behind it, which brings the answers that are to be kept. */
function setUp(handler: Handler, limits = {}, folder = newFolder()) {
  let now = 1_000_000
  const store = openCache(join(folder, 'cache.db'), () => undefined)
  cleanups.push(store.close)
  const jobs: (() => void)[] = []
  const cache = createCache({
    store,
    limits: () => ({ ageMs: 3_600_000, entries: 100, bytes: 1_000_000, ...limits }),
    clock: { now: () => now },
    later: (job) => void jobs.push(job),
  })
  const whole = compose([cache.middleware, createDedupe().middleware], handler)
  const run = (ask: Ask, signal = new AbortController().signal) =>
    whole(
      withKeys(ask, () => 'there'),
      signal,
    )
  const idle = (): void => jobs.splice(0).forEach((job) => job())
  /** How many are kept, once there is time for it. */
  const kept = (): number => {
    idle()
    return store.size().entries
  }
  return { run, idle, kept, store, cache, jobs, folder, pass: (ms: number) => void (now += ms) }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-cache-'))
  cleanups.push(() => rmSync(folder, { recursive: true, maxRetries: 3 }))
  return folder
}

test('what was answered whole is answered again without asking, and says so, with its age', async () => {
  const { handler, asked } = handlerOf(answer('hello'))
  const { run, idle, pass } = setUp(handler)
  const first = testAsk()
  await read(run(first))
  idle()
  pass(180_000)
  const second = testAsk()
  expect(await read(run(second))).toBe('hello')
  expect(asked).toHaveLength(1)
  expect(first.factsOf('cache').map(({ outcome }) => outcome)).toEqual(['miss', 'stored'])
  expect(second.facts).toEqual([
    { type: 'cache', outcome: 'hit' },
    { type: 'answering', model: modelA, from: 'cache', ageMs: 180_000 },
  ])
})

test('an answer that there was no time yet to write down is found all the same, and written once', async () => {
  const { handler, asked } = handlerOf(answer('hello'))
  const { run, kept } = setUp(handler)
  const first = testAsk()
  await read(run(first))
  expect(await read(run(testAsk()))).toBe('hello')
  expect(asked).toHaveLength(1)
  expect(kept()).toBe(1)
  expect(first.factsOf('cache').map(({ outcome }) => outcome)).toEqual(['miss', 'stored'])
})

test('a hit has the same events, its text in few pieces', async () => {
  const pieces = Array.from({ length: 2000 }, (_, index) => says(`piece ${index} `))
  const { handler } = handlerOf([start, { type: 'reasoning-delta', text: 'well' }, ...pieces, ends()])
  const { run, idle } = setUp(handler)
  const text = await read(run(testAsk()))
  idle()
  const events: ModelEvent[] = []
  for await (const event of run(testAsk())) events.push(event)
  const texts = events.filter((event) => event.type === 'text-delta')
  expect(texts.map((event) => event.text).join('')).toBe(text)
  expect(texts.length).toBeLessThan(10)
  expect([events[0], events[1], events.at(-1)]).toEqual([start, { type: 'reasoning-delta', text: 'well' }, ends()])
})

test('writing waits until nothing else does: the answer has ended by then', async () => {
  const { run, jobs, store } = setUp(handlerOf(answer()).handler)
  await read(run(testAsk()))
  expect([jobs.length, store.size().entries]).toEqual([1, 0])
})

test('“ask again” asks, and what comes takes the place of what was kept', async () => {
  const { run, idle } = setUp(handlerOf(answer('one'), answer('two')).handler)
  await read(run(testAsk()))
  idle()
  const again = testAsk({ fresh: true })
  expect(await read(run(again))).toBe('two')
  idle()
  expect(again.factsOf('cache').map(({ outcome }) => outcome)).toEqual(['bypassed', 'stored'])
  expect(await read(run(testAsk()))).toBe('two')
})

describe('not kept is', () => {
  test.each(['length', 'filter', 'refusal', 'other'] as const)('an answer that ended by %s', async (reason) => {
    const { run, kept } = setUp(handlerOf([start, says('a'), ends(reason)]).handler)
    await read(run(testAsk()))
    expect(kept()).toBe(0)
  })

  test('one that failed, or was cut off', async () => {
    const { run, kept } = setUp(handlerOf([start, says('a'), fails('truncated')]).handler)
    await failureOf(run(testAsk()))
    expect(kept()).toBe(0)
  })

  test('one that its reader left', async () => {
    const { run, kept } = setUp(handlerOf(answer()).handler)
    for await (const event of run(testAsk())) if (event.type === 'text-delta') break
    expect(kept()).toBe(0)
  })

  test('one with nothing in it', async () => {
    const { run, kept } = setUp(handlerOf([start, ends()]).handler)
    await read(run(testAsk()))
    expect(kept()).toBe(0)
  })

  test('another model’s than was asked for', async () => {
    const { run, kept } = setUp(async function* (ask) {
      ask.report({ type: 'fallback', from: modelA, to: modelB, why: 'down' })
      yield* answer()
    })
    await read(run(testAsk()))
    expect(kept()).toBe(0)
  })

  test.each(['scripted', 'starter'] as const)('what %s answers', async (provider) => {
    const { run, kept } = setUp(handlerOf(answer()).handler)
    const ask = testAsk({ candidates: [{ provider, model: provider }] })
    await read(run(ask))
    expect([kept(), ask.factsOf('cache')]).toEqual([0, []])
  })

  test('anything, where the settings say so', async () => {
    const { run, kept } = setUp(handlerOf(answer()).handler, { ageMs: 0 })
    await read(run(testAsk()))
    expect(kept()).toBe(0)
  })
})

test('an answer is used for as long as the settings say', async () => {
  const { handler, asked } = handlerOf(answer())
  const { run, idle, pass } = setUp(handler, { ageMs: 1000 })
  await read(run(testAsk()))
  idle()
  pass(1000)
  await read(run(testAsk()))
  pass(1)
  await read(run(testAsk()))
  expect(asked).toHaveLength(2)
})

test('another prompt is another question', async () => {
  const { handler, asked } = handlerOf(answer())
  const { run, idle } = setUp(handler)
  await read(run(testAsk()))
  idle()
  await read(run(testAsk({ requestFor: (model) => testRequest(model, 'a clock') })))
  expect(asked).toHaveLength(2)
})

test('a kept answer that is no answer any more is asked for anew', async () => {
  const { handler, asked } = handlerOf(answer('new'))
  const { run, idle, store } = setUp(handler)
  await read(run(testAsk()))
  idle()
  const [entry] = store.list()
  const bounds = { entries: 9, bytes: 999, oldest: 0 }
  store.write({ key: entry?.key ?? '', model: modelA, prompt: '', answer: '[{"type":', storedAt: 1_000_000 }, bounds)
  expect(await read(run(testAsk()))).toBe('new')
  expect(asked).toHaveLength(2)
})

test('a stop ends a replay', async () => {
  const long = Array.from({ length: 100 }, () => says('x'.repeat(5000)))
  const { run, idle } = setUp(handlerOf([start, ...long, ends()]).handler)
  await read(run(testAsk()))
  idle()
  const controller = new AbortController()
  let seen = 0
  const reading = async (): Promise<void> => {
    for await (const _ of run(testAsk(), controller.signal)) {
      seen += 1
      if (seen === 3) controller.abort()
    }
  }
  await expect(reading()).rejects.toMatchObject({ error: { kind: 'aborted' } })
  expect(seen).toBe(3)
})

test('the state counts what was kept, what was found, and what was not', async () => {
  const { run, idle, cache } = setUp(handlerOf(answer()).handler)
  await read(run(testAsk()))
  idle()
  await read(run(testAsk()))
  idle()
  expect(cache.state()).toMatchObject({ on: true, entries: 1, hits: 1, misses: 1, maxEntries: 100 })
})
