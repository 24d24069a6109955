/** Status 200, and yet no answer: errors inside the stream, and other things than a stream. */
import {
  failed,
  sampleEvents,
  sampleText,
  textOf,
  whole,
  wholeAfter,
  type Expected,
  type Fault,
  type FaultRow,
} from './fault.ts'
import { jsonReply, type FakeError, type FakeFormat } from '../fake-format.ts'

const overloaded: FakeError = { status: 503, message: 'The model is overloaded. Please try again later.' }

function errorsInside(format: FakeFormat, open: boolean): Fault[] {
  const events = sampleEvents(format)
  const positions = Array.from({ length: wholeAfter(format, events) }, (_, count) => count)
  return format.errorEvents(overloaded).flatMap((error, way) =>
    positions.map((count) => {
      const before = events.slice(0, count)
      const said = { says: 'overloaded', retryable: true }
      return {
        name: `way ${way + 1}, after ${count} events${open ? ', the connection stays open' : ''}`,
        reply: format.stream([...before, error], ...(open ? [{ hold: true } as const] : [])),
        expected: [failed('overloaded', textOf(format, before), said)],
      }
    }),
  )
}

/** A page or words where the answer should be. */
function notAStream(): Fault[] {
  const page =
    '<!DOCTYPE html><html><head><title>502 Bad gateway</title></head>\n<body>\n<h1>Sorry</h1></body></html>\n'
  const bodies: readonly (readonly [string, string, string, Expected[]])[] = [
    ['a web page', 'text/html', page, [failed('provider', '', { says: '502 Bad gateway' })]],
    ['a web page that claims to be a stream', 'text/event-stream', page, [failed('provider', '', { says: '502' })]],
    [
      'plain words',
      'text/plain',
      'upstream connect error',
      [failed('provider', '', { says: 'upstream connect error' })],
    ],
    ['nothing', 'text/event-stream', '', [failed('truncated', '')]],
    ['an empty object', 'application/json', '{}', [failed('truncated', ''), failed('provider', '')]],
    ['null', 'application/json', 'null', [failed('truncated', ''), failed('provider', '')]],
    [
      'half a JSON',
      'application/json',
      '{"id":"x","choices":[{"mess',
      [failed('truncated', ''), failed('provider', '')],
    ],
  ]
  return bodies.map(([name, type, send, expected]) => ({
    name,
    reply: { headers: { 'content-type': type }, steps: [{ send }] },
    expected: expected as unknown as Fault['expected'],
  }))
}

/** The body of an HTTP error, pretty or not, with status 200. */
function errorBody(format: FakeFormat): readonly Fault[] {
  const step = format.errorReply(overloaded).steps?.[0]
  const body: unknown = JSON.parse(step !== undefined && 'send' in step ? String(step.send) : '{}')
  const told: readonly Fault[] = [JSON.stringify(body), JSON.stringify(body, null, 2), JSON.stringify([body])].map(
    (text, index) => ({
      name: ['on one line', 'pretty', 'in a list'][index] ?? '',
      reply: jsonReply(200, text),
      expected: [failed('overloaded', '', { says: 'overloaded' })],
    }),
  )
  // Ollama has no lists.
  return format.wire === 'ollama' ? told.slice(0, 2) : told
}

function malformed(format: FakeFormat): Fault[] {
  const events = sampleEvents(format)
  return events.slice(0, wholeAfter(format, events)).flatMap((event, count) => {
    if (!event.includes('{')) return []
    const before = events.slice(0, count)
    const expected: Fault['expected'] = [failed('provider', textOf(format, before))]
    // Once the provider has said that it is whole, damage to the rest takes nothing from it.
    return [
      {
        name: `event ${count + 1}`,
        reply: format.stream([...before, event.replace('{', '{,'), ...events.slice(count + 1)]),
        expected,
      },
    ]
  })
}

const detailed = { input: 1200, output: 340, cached: 1024, reasoning: 300 }

export const insideRows: readonly FaultRow[] = [
  { name: 'an error inside the answer, at each position', faults: (format) => errorsInside(format, false) },
  { name: 'an error inside the answer, and no end', faults: (format) => errorsInside(format, true).slice(0, 6) },
  { name: 'an error’s body with status 200', faults: errorBody },
  { name: 'something else than a stream', faults: notAStream },
  { name: 'malformed JSON', faults: malformed },
  {
    name: 'an answer that ends for another reason',
    faults: (format) =>
      (['length', 'filter'] as const).flatMap((reason) =>
        reason === 'filter' && format.wire === 'ollama'
          ? []
          : [
              {
                name: reason,
                reply: format.stream(format.answer(sampleText, { reason })),
                // Anthropic has one word for both, and calls it a refusal.
                expected: [
                  whole(sampleText, {
                    reason: reason === 'filter' && format.wire === 'anthropic' ? 'refusal' : reason,
                  }),
                ],
              },
            ],
      ),
  },
  {
    name: 'reasoning apart from the text',
    faults: (format) => [
      {
        name: 'then text',
        reply: format.stream(format.answer(sampleText, { reasoning: 'Hm. مرحبا 👩‍💻' })),
        expected: [whole(sampleText, { reasoning: 'Hm. مرحبا 👩‍💻' })],
      },
      {
        name: 'neither: a stop at once',
        reply: format.stream(format.answer('')),
        expected: [whole('')],
      },
      {
        name: 'only, the budget spent on it',
        reply: format.stream(format.answer('', { reasoning: 'Hm. Well.', reason: 'length' })),
        expected: [whole('', { reasoning: 'Hm. Well.', reason: 'length' })],
      },
    ],
  },
  {
    name: 'usage as it was counted',
    faults: (format) => [
      {
        name: 'plain',
        reply: format.stream(format.answer('Hi.', { usage: { input: 1200, output: 34 } })),
        expected: [whole('Hi.', { usage: { input: 1200, output: 34, estimated: false } })],
      },
      {
        name: 'cached and reasoning',
        reply: format.stream(format.answer('Hi.', { usage: detailed })),
        // Ollama counts the two as input and output alone.
        expected: [whole('Hi.', { usage: format.wire === 'ollama' ? { input: 1200, output: 340 } : detailed })],
      },
    ],
  },
  {
    name: 'pages that the answer names',
    faults(format) {
      if (format.wire === 'ollama' || format.wire === 'chat') return []
      const citations = [
        { url: 'https://example.com/a', title: 'A' },
        { url: 'https://example.com/b?x=1', title: 'ب' },
      ]
      const told = format.answer(sampleText, { citations })
      const expected = whole(sampleText, { citations: citations.map(({ url }) => url) })
      return [{ name: 'two', reply: format.stream(told), expected: [expected] }]
    },
  },
]
