/** Answers that end too early, in every way that a connection has. */
import { gzipSync } from 'node:zlib'
import { failed, sampleEvents, sampleText, textOf, whole, wholeAfter, type Fault, type FaultRow } from './fault.ts'
import type { FakeFormat } from '../fake-format.ts'
import type { Step } from '../steps.ts'

const half = (event: string): string => event.slice(0, Math.ceil(event.length / 2))

/** One fault for each number of events that do not make an answer whole; `then` is how the connection goes on. */
function afterEach(format: FakeFormat, then: (next: string) => readonly Step[]): Fault[] {
  const events = sampleEvents(format)
  return events.slice(0, wholeAfter(format, events)).map((next, count) => {
    const before = events.slice(0, count)
    return {
      name: `after ${count} events`,
      reply: format.stream(before, ...then(next)),
      expected: [failed('truncated', textOf(format, before))],
    }
  })
}

export const cutRows: readonly FaultRow[] = [
  { name: 'a clean end before the answer is whole', faults: (format) => afterEach(format, () => []) },
  {
    name: 'a clean end in the middle of an event',
    faults: (format) => afterEach(format, (next) => [{ send: half(next) }]),
  },
  {
    name: 'a reset in the middle of an event',
    faults: (format) => afterEach(format, (next) => [{ send: half(next) }, { waitMs: 8 }, { reset: true }]),
  },
  {
    name: 'an end of the connection without the end of the body',
    faults: (format) => afterEach(format, (next) => [{ send: half(next) }, { cut: true }]),
  },
  {
    name: 'damaged framing of the body',
    faults: (format) => afterEach(format, () => [{ waitMs: 4 }, { raw: 'zz\r\n' }, { cut: true }]),
  },
  {
    name: 'a clean end as soon as the answer is whole',
    faults(format) {
      const events = sampleEvents(format)
      const enough = wholeAfter(format, events)
      return events.slice(enough - 1).map((_, more) => ({
        name: `${more} events later`,
        reply: format.stream(events.slice(0, enough + more)),
        expected: [whole(sampleText)],
      }))
    },
  },
  {
    name: 'a broken connection after the answer is whole',
    faults(format) {
      const events = sampleEvents(format)
      const enough = events.slice(0, wholeAfter(format, events))
      return [{ reset: true } as const, { cut: true } as const].map((end) => ({
        name: Object.keys(end).join(''),
        reply: format.stream(enough, { waitMs: 8 }, end),
        // Gemini's finishReason may come in mid-stream: only the end of the body tells that nothing more comes.
        expected: [format.wire === 'gemini' ? failed('truncated', sampleText) : whole(sampleText)],
      }))
    },
  },
  {
    name: 'a last event without its blank line',
    faults(format) {
      const events = sampleEvents(format)
      const body = events.slice(0, wholeAfter(format, events)).join('')
      return [{ name: 'whole', reply: format.stream([body.trimEnd()]), expected: [whole(sampleText)] }]
    },
  },
  {
    name: 'a compressed body',
    faults: (format) => [
      {
        name: 'gzip',
        reply: {
          headers: { ...format.stream([]).headers, 'content-encoding': 'gzip' },
          steps: [{ send: gzipSync(sampleEvents(format).join('')) }],
        },
        expected: [whole(sampleText)],
      },
    ],
  },
  {
    name: 'a compressed body that is cut off',
    faults(format) {
      const body = gzipSync(sampleEvents(format).join(''))
      const headers = { ...format.stream([]).headers, 'content-encoding': 'gzip' }
      return [10, 40, Math.floor(body.length / 2)].map((length) => ({
        name: `after ${length} bytes`,
        reply: { headers, steps: [{ send: body.subarray(0, length) }] },
        expected: [failed('truncated', '*'), failed('provider', '*')],
      }))
    },
  },
]
