import { expect, test } from 'vitest'
import type { ModelEvent } from '../providers/provider.ts'
import { begin, beginObserved, lazily, observed } from './answer-stream.ts'
import { answer, ends, fails, read, says, start } from './test-ask.ts'

async function* stream(...steps: readonly (ModelEvent | Error)[]): AsyncGenerator<ModelEvent> {
  for (const step of steps) {
    if (step instanceof Error) throw step
    yield step
  }
}

test('a beginning reaches to the first output and no further', async () => {
  const begun = await begin(stream(start, says('a'), says('b'), ends()))
  expect(begun.first).toEqual([start, says('a')])
  expect(await begun.rest.next()).toEqual({ done: false, value: says('b') })
})

test('a failure before the first output is the beginning’s, one after it is the rest’s', async () => {
  await expect(begin(stream(start, fails('overloaded')))).rejects.toThrow('overloaded')
  const begun = await begin(stream(start, says('a'), fails('truncated')))
  await expect(begun.rest.next()).rejects.toThrow('truncated')
})

test('an answer handed on twice is the same answer', async () => {
  const handedOn = lazily(() => begin(lazily(() => begin(stream(...answer('hello'))))))
  const events: ModelEvent[] = []
  for await (const event of handedOn) events.push(event)
  expect(events).toEqual(answer('hello'))
})

test('an answer that nobody reads is not begun', async () => {
  let begun = false
  lazily(async () => {
    begun = true
    return begin(stream(...answer()))
  })
  await Promise.resolve()
  expect(begun).toBe(false)
})

test('leaving closes the innermost', async () => {
  let closed = false
  async function* closing(): AsyncGenerator<ModelEvent> {
    try {
      yield* answer()
    } finally {
      closed = true
    }
  }
  for await (const _ of lazily(() => begin(lazily(() => begin(closing()))))) break
  expect(closed).toBe(true)
})

test.each([
  ['its end', (events: AsyncIterable<ModelEvent>) => read(events), {}],
  ['being left', leave, { left: true }],
])('an observer sees %s, once', async (_, use, how) => {
  const seen: unknown[] = []
  await use(observed(stream(...answer()), { end: (end) => seen.push(end) }))
  expect(seen).toEqual([how])
})

test('an observer sees the failure, and the reader too', async () => {
  const failure = fails('truncated')
  const seen: unknown[] = []
  await expect(read(observed(stream(failure), { end: (end) => seen.push(end) }))).rejects.toBe(failure)
  expect(seen).toEqual([{ error: failure }])
})

test.each([
  ['a whole answer', answer(), {}, 3],
  ['nothing at all', [], {}, 0],
  ['a head alone', [start], {}, 1],
  // What fails before its first output is no answer yet.
  ['a failure before any output', [start, fails('overloaded')], { error: fails('overloaded') }, 0],
  ['a failure after the first output', [says('a'), fails('truncated')], { error: fails('truncated') }, 1],
])('what is begun under an observer ends once for it: %s', async (_, steps, how, count) => {
  const seen: unknown[] = []
  const events: ModelEvent[] = []
  const observer = { event: (event: ModelEvent) => void events.push(event), end: (end: object) => void seen.push(end) }
  await read(lazily(() => beginObserved(stream(...steps), observer))).catch(() => undefined)
  expect(seen).toEqual([how])
  expect(events).toEqual(steps.slice(0, count))
})

test.each([true, false])('it ends once wherever its reader leaves, having aborted the request: %s', async (aborts) => {
  for (let turns = 0; turns < 40; turns += 1) {
    const request = new AbortController()
    const ends: unknown[] = []
    const slowly = async function* (): AsyncGenerator<ModelEvent> {
      for (const event of answer()) {
        await later(3)
        if (request.signal.aborted) throw request.signal.reason
        yield event
      }
    }
    const layer = () =>
      beginObserved(
        lazily(() => begin(slowly())),
        { end: (end) => ends.push(end) },
      )
    const reader = lazily(layer)[Symbol.asyncIterator]()
    const reading = (async () => {
      for (let step = await reader.next(); step.done !== true; step = await reader.next());
    })().catch(() => undefined)
    await later(turns)
    if (aborts) request.abort(fails('aborted'))
    await reader.return?.()
    await reading
    expect(ends).toHaveLength(1)
  }
})

/** So many turns of the queue of promises later. */
async function later(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
}

async function leave(events: AsyncIterable<ModelEvent>): Promise<void> {
  for await (const _ of events) break
}
