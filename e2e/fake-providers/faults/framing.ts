/** Bytes that come in unusual pieces, with unusual ends of lines, or that are no text. */
import { failed, sampleEvents, sampleText, textOf, whole, wholeAfter, type Fault, type FaultRow } from './fault.ts'
import type { FakeFormat } from '../fake-format.ts'
import type { Step } from '../steps.ts'

const isSse = ({ wire }: FakeFormat): boolean => wire !== 'ollama'
const body = (format: FakeFormat): string => sampleEvents(format).join('')
const lineFeeds = (text: string): string => text.replaceAll('\r\n', '\n')

/** The sample answer, told otherwise. */
function told(name: string, format: FakeFormat, ...steps: readonly Step[]): Fault {
  return { name, reply: format.stream([], ...steps), expected: [whole(sampleText)] }
}

/** One event with many kinds of letters, cut in two at each of its bytes. */
function splitLetters(format: FakeFormat): Fault[] {
  const text = 'é€👩‍💻م'
  const events = format.answer(text, { pieceLength: 20 })
  const at = events.findIndex((event) => format.textIn(event) !== '')
  const bytes = Buffer.from(events[at] ?? '')
  const from = bytes.indexOf(0xc3)
  const to = bytes.lastIndexOf(0x85)
  const cuts = Array.from({ length: to - from }, (_, index) => from + index + 1)
  return cuts.map((cut) => ({
    name: `at byte ${cut}`,
    reply: format.stream(
      events.slice(0, at),
      { send: bytes.subarray(0, cut) },
      { waitMs: 2 },
      { send: bytes.subarray(cut) },
      ...events.slice(at + 1).map((send) => ({ send })),
    ),
    expected: [whole(text)],
  }))
}

/** Each CR sent apart from its LF. */
function splitLineEnds(format: FakeFormat): Fault[] {
  const parts = lineFeeds(body(format))
    .replaceAll('\n', '\r\n')
    .split(/(?<=\r)/)
    .slice(0, 12)
  const rest = lineFeeds(body(format)).replaceAll('\n', '\r\n').slice(parts.join('').length)
  return [told('CR, LF', format, ...parts.flatMap((send) => [{ send }, { waitMs: 2 }]), { send: rest })]
}

function longLine(format: FakeFormat): Fault[] {
  const text = 'x'.repeat(8 * 1024 * 1024)
  return [
    {
      name: '8 MiB',
      // Made when it is asked for: one for each format at once would be a lot of memory.
      get reply() {
        return format.stream(format.answer(text, { pieceLength: text.length }))
      },
      expected: [whole(text)],
      withinMs: 10_000,
    },
  ]
}

function zeroBytes(format: FakeFormat): Fault[] {
  const events = sampleEvents(format)
  const at = events.findIndex((event) => format.textIn(event) !== '') + 2
  const before = textOf(format, events.slice(0, at))
  const next = events[at] ?? ''
  const inside = next.replace('{', '{\0')
  // Lost pieces must not pass for an answer; which failure tells so is open.
  const damaged = [failed('provider', before), failed('truncated', '*')]
  const put = (name: string, bytes: string, ...expected: Fault['expected']): Fault => ({
    name,
    reply: format.stream([...events.slice(0, at), bytes, ...events.slice(at + 1)]),
    expected,
  })
  return [
    put('in front of an event', `\0${next}`, whole(sampleText), ...damaged),
    put('on lines of their own', `\0\0\0\n\n${next}`, whole(sampleText), ...damaged),
    put('inside an event', inside, whole(sampleText), ...damaged),
    {
      name: 'as a letter of the text',
      reply: format.stream(format.answer('a\0b', { pieceLength: 3 })),
      expected: [whole('a\0b')],
    },
  ]
}

/** The field's name of one event is damaged, so that the standard would have it ignored. */
function damagedName(format: FakeFormat): Fault[] {
  if (!isSse(format)) return []
  const events = sampleEvents(format)
  const some = events.filter((event) => format.textIn(event) !== '').slice(0, 3)
  return events.slice(0, wholeAfter(format, events)).flatMap((event, at) =>
    !some.includes(event)
      ? []
      : ['dbta: ', 'data', '\u0001data: ', '<ata: ', '[ata: ', '\tata: '].map((name) => ({
          name: `event ${at + 1}, ${JSON.stringify(name)}`,
          reply: format.stream([...events.slice(0, at), event.replace(/^data: /m, name), ...events.slice(at + 1)]),
          // Its text may come again at the end, as in Responses; it must not be missing from a success.
          expected: [whole(sampleText), failed('provider', '*'), failed('truncated', '*')] as const,
        })),
  )
}

function comments(format: FakeFormat): Fault[] {
  const events = sampleEvents(format)
  const between = isSse(format) ? ': ping - 2026-11-21 08:00:00\n\n' : '\n'
  return [told('in between', format, ...events.flatMap((send) => [{ send: between }, { send }]))]
}

function commentsOnly(format: FakeFormat): Fault[] {
  const comment = isSse(format) ? ': PROCESSING\n\n' : '\n'
  return [0, 1, 42].map((count) => ({
    name: `${count} times`,
    reply: format.stream(Array.from({ length: count }, () => comment)),
    expected: [failed('truncated', '')],
  }))
}

/** An event's JSON over several `data:` lines, as the standard allows. */
function severalLines(format: FakeFormat): Fault[] {
  if (!isSse(format)) return []
  const spread = sampleEvents(format).map((event) => {
    const json = /^data: (\{.*\})\r?$/m.exec(event)?.[1]
    if (json === undefined) return event
    const lines = JSON.stringify(JSON.parse(json), null, 1).split('\n')
    return `${event.startsWith('event:') ? `${event.split(/\r?\n/)[0]}\n` : ''}${lines.map((line) => `data: ${line}\n`).join('')}\n`
  })
  return [told('spread', format, { send: spread.join('') })]
}

export const framingRows: readonly FaultRow[] = [
  {
    name: 'byte by byte (slow-loris)',
    faults(format) {
      const bytes = Buffer.from(body(format))
      const from = Math.max(0, bytes.indexOf('Gr') - 200)
      const [before, slow, rest] = [
        bytes.subarray(0, from),
        bytes.subarray(from, from + 500),
        bytes.subarray(from + 500),
      ]
      return [told('500 bytes', format, { send: before }, { drip: slow, everyMs: 0 }, { send: rest })]
    },
  },
  { name: 'all at once', faults: (format) => [told('all', format, { send: body(format) })] },
  { name: 'UTF-8 split at each byte', faults: splitLetters },
  { name: 'CRLF split in two', faults: splitLineEnds },
  {
    name: 'other ends of lines',
    faults: (format) =>
      ['\n', '\r\n', '\r'].map((end) =>
        told(JSON.stringify(end), format, { send: lineFeeds(body(format)).replaceAll('\n', end) }),
      ),
  },
  { name: 'a byte order mark', faults: (format) => [told('first', format, { send: `\uFEFF${body(format)}` })] },
  {
    name: 'no space after the colon',
    faults: (format) =>
      isSse(format) ? [told('none', format, { send: body(format).replaceAll(/^(data|event): /gm, '$1:') })] : [],
  },
  { name: 'an event over several lines', faults: severalLines },
  { name: 'a line of 8 MiB', faults: longLine },
  { name: 'zero bytes', faults: zeroBytes },
  { name: 'a damaged name of a field', faults: damagedName },
  { name: 'comments in between', faults: comments },
  { name: 'comments only', faults: commentsOnly },
  {
    name: 'more than a closed answer',
    faults(format) {
      // What comes after the format's last word is not part of the answer. Gemini has none: there it is more text.
      if (format.wire === 'gemini') return []
      const events = sampleEvents(format)
      const closed = format.wire === 'chat' && !events.at(-1)?.includes('[DONE]') ? [] : [...events]
      const more = [format.text('More.'), 'data: [DONE]\n\n', 'event: data\ndata: [DONE]\n\n', closed.at(-1) ?? '']
      return closed.length === 0
        ? []
        : more.map((event, index) => told(`${index}`, format, { send: [...closed, event].join('') }))
    },
  },
  {
    name: 'a forged [DONE] in front of the answer’s end',
    faults(format) {
      if (format.wire !== 'chat') return []
      const events = sampleEvents(format)
      return [0, 2, wholeAfter(format, events) - 1].map((count) => ({
        name: `after ${count} events`,
        reply: format.stream([...events.slice(0, count), 'data: [DONE]\n\n']),
        expected: [failed('truncated', textOf(format, events.slice(0, count)))],
      }))
    },
  },
]
