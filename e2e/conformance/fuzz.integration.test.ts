/** Damaged bodies: never a crash, never a hang, never a success that is none. `npm run soak` runs many more. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeConnections } from '../../main/providers/http.ts'
import { startFakeServer, type FakeServer } from '../fake-providers/index.ts'
import { adapters, request } from './adapters.ts'
import { ask, complaints } from './ask.ts'
import { anyChanges, damageLine, fuzzRuns, lineDamage, lossyChanges, mutate } from './mutations.ts'
import { bodies, outcomeOf, split, wholeLength } from './parsers.ts'

const limit = 20_000 + fuzzRuns(0) * 20

test.each(bodies)(
  '$name, damaged: one finish or one failure, the same for any split',
  (body) => {
    fc.assert(
      fc.property(anyChanges, fc.array(fc.nat(), { maxLength: 5 }), (changes, places) => {
        const damaged = mutate(body.bytes, changes)
        const whole = outcomeOf(body, [damaged])
        expect(outcomeOf(body, split(damaged, places))).toEqual(whole)
        const finishes = whole.others.filter(({ type }) => type === 'finish').length
        expect(finishes).toBe(whole.error === undefined ? 1 : 0)
      }),
      { numRuns: fuzzRuns(150) },
    )
  },
  limit,
)

/**
 * Up to the line in which the answer becomes whole. Not for one JSON: any bracket may become its last, and its fields
 * begin lines.
 */
const beforeTheEnd = bodies.flatMap((body) => {
  if (body.name.endsWith('.json')) return []
  const length = wholeLength(body)
  if (length === undefined) return []
  const end = body.bytes.subarray(0, length - 1).lastIndexOf(10) + 1
  return end === 0 ? [] : [{ ...body, whole: body.bytes, bytes: body.bytes.subarray(0, end) }]
})

test.each(beforeTheEnd)(
  '$name, damaged and without its end: never a success',
  (body) => {
    fc.assert(
      fc.property(lossyChanges, fc.nat(), (changes, cut) => {
        const damaged = mutate(body.bytes.subarray(0, cut % (body.bytes.length + 1)), changes)
        expect(outcomeOf(body, [damaged]).error).toBeDefined()
      }),
      { numRuns: fuzzRuns(150) },
    )
  },
  limit,
)

test.each(beforeTheEnd)(
  '$name, a line damaged where it begins: no success with a hole in it',
  (body) => {
    const { text } = outcomeOf(body, [body.whole])
    fc.assert(
      fc.property(lineDamage, (damage) => {
        const outcome = outcomeOf(body, [damageLine(body.whole, body.bytes.length, damage)])
        if (outcome.error === undefined) expect(outcome.text.length).toBeGreaterThanOrEqual(text.length)
      }),
      { numRuns: fuzzRuns(150) },
    )
  },
  limit,
)

describe('whole responses, headers and framing included', () => {
  let server: FakeServer
  let bytes: Uint8Array = new Uint8Array()
  beforeAll(async () => {
    server = await startFakeServer(() => ({ before: [{ raw: bytes }, { cut: true }] }))
  })
  afterAll(async () => {
    await closeConnections()
    await server.close()
  })

  const formats = adapters.filter(({ name }) =>
    ['ollama', 'openai', 'openrouter', 'anthropic', 'gemini'].includes(name),
  )
  test.each(formats)(
    '$name',
    async ({ format, create }) => {
      const body = Buffer.from(format.answer('Hello there, you.', { reasoning: 'Hm.' }).join(''))
      const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n'
      const framed = [`${body.length.toString(16)}\r\n`, body, '\r\n0\r\n\r\n'].map((part) => Buffer.from(part))
      const response = Buffer.concat([Buffer.from(head), ...framed])
      const provider = create(server.origin)
      await fc.assert(
        fc.asyncProperty(anyChanges, async (changes) => {
          bytes = mutate(response, changes)
          const outcome = await ask(provider.stream, request, new AbortController(), { withinMs: 8000 })
          const any = outcome.error ?? { kind: 'internal' }
          const expected = { outcome: 'failed', kind: any.kind, text: outcome.text } as const
          if (outcome.error !== undefined) expect(complaints(outcome, { expected: [expected] })).toEqual([])
          else expect([outcome.finishes.length, outcome.starts]).toEqual([1, 1])
          expect(outcome.error?.kind).not.toBe('internal')
        }),
        // Over real connections, which take longer.
        { numRuns: Math.ceil(fuzzRuns(600) / 10) },
      )
    },
    limit,
  )
})
