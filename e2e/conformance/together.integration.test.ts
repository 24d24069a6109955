/** Many answers at once from one server, some at fault: none disturbs another, and each names its own request. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeConnections } from '../../main/providers/http.ts'
import {
  failed,
  startFakeServer,
  whole,
  wholeAfter,
  type Expected,
  type FakeFormat,
  type FakeServer,
  type Reply,
} from '../fake-providers/index.ts'
import { adapters, request } from './adapters.ts'
import { ask, conform } from './ask.ts'
import { eventually } from './eventually.ts'

/** What comes of the n-th request. */
function fate(format: FakeFormat, index: number): { reply: Reply; expected: Expected } {
  const text = `Answer ${index}: مرحبا.`
  const events = format.answer(text)
  const half = events.slice(0, wholeAfter(format, events) - 1)
  const slow = events.flatMap((send) => [{ send }, { waitMs: index % 3 }])
  switch (index % 5) {
    case 0:
      return { reply: format.stream(half), expected: failed('truncated', text) }
    case 1:
      return { reply: format.stream(half, { waitMs: 10 }, { reset: true }), expected: failed('truncated', text) }
    case 2:
      return {
        reply: format.errorReply({ status: 503, message: `No ${index}.` }),
        expected: failed('overloaded', '', { says: `No ${index}.` }),
      }
    default:
      return { reply: format.stream([], ...slow), expected: whole(text) }
  }
}

describe.each(adapters)('$name', ({ format, create }) => {
  let server: FakeServer
  beforeAll(async () => {
    server = await startFakeServer(({ body, path }) => fate(format, Number(/model-(\d+)/.exec(body + path)?.[1])).reply)
  })
  afterAll(() => server.close())

  test('40 at once', async () => {
    const provider = create(server.origin)
    const all = Array.from({ length: 40 }, async (_, index) => {
      const asked = { ...request, model: `model-${index}` }
      await conform(await ask(provider.stream, asked, new AbortController()), fate(format, index).expected)
    })
    await Promise.all(all)
    await eventually(() => server.busy() === 0, 'requests under way')
    await closeConnections()
    await eventually(() => server.connections() === 0, 'connections')
  })

  test('one after another, over one connection', async () => {
    const provider = create(server.origin)
    for (const index of [3, 4, 8, 9]) {
      const asked = { ...request, model: `model-${index}` }
      await conform(await ask(provider.stream, asked, new AbortController()), fate(format, index).expected)
      await eventually(() => server.busy() === 0, 'requests under way')
      expect(server.connections()).toBe(1)
    }
    await closeConnections()
  })
})
