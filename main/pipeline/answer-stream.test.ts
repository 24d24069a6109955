import { expect, test } from 'vitest'
import type { ModelEvent } from '../providers/provider.ts'
import { begin, lazily, observed } from './answer-stream.ts'
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

async function leave(events: AsyncIterable<ModelEvent>): Promise<void> {
  for await (const _ of events) break
}
