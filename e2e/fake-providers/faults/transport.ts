/** HTTP as it may also be: old, chatty, endless, mislabelled. */
import { failed, sampleEvents, sampleText, textOf, whole, wholeAfter, type Fault, type FaultRow } from './fault.ts'
import { jsonReply, type FakeFormat } from '../fake-format.ts'
import type { Step } from '../steps.ts'

const body = (format: FakeFormat): string => sampleEvents(format).join('')
const type = (format: FakeFormat): string => format.stream([]).headers?.['content-type'] ?? ''

/** The answer without what makes it whole. */
function most(format: FakeFormat): readonly string[] {
  const events = sampleEvents(format)
  return events.slice(0, wholeAfter(format, events) - 1)
}

/** A response without HTTP's help: the head, the body, and the end of the connection. */
function raw(head: string, text: string): { before: Step[] } {
  return { before: [{ raw: `${head}\r\nconnection: close\r\n\r\n${text}` }, { waitMs: 8 }, { cut: true }] }
}

function endedByClosing(format: FakeFormat): Fault[] {
  const head = `HTTP/1.0 200 OK\r\ncontent-type: ${type(format)}`
  return [
    { name: 'whole', reply: raw(head, body(format)), expected: [whole(sampleText)] },
    {
      name: 'cut',
      reply: raw(head, most(format).join('')),
      expected: [failed('truncated', textOf(format, most(format)))],
    },
  ]
}

function wrongLength(format: FakeFormat): Fault[] {
  const head = (text: string, more: number): string =>
    `HTTP/1.1 200 OK\r\ncontent-type: ${type(format)}\r\ncontent-length: ${Buffer.byteLength(text) + more}`
  const cut = most(format).join('')
  return [
    { name: 'cut', reply: raw(head(cut, 10), cut), expected: [failed('truncated', textOf(format, most(format)))] },
    { name: 'right', reply: raw(head(body(format), 0), body(format)), expected: [whole(sampleText)] },
    {
      name: 'whole',
      reply: raw(head(body(format), 10), body(format)),
      expected: [format.wire === 'gemini' ? failed('truncated', sampleText) : whole(sampleText)],
    },
  ]
}

function chatter(format: FakeFormat): Fault[] {
  const head = `HTTP/1.1 200 OK\r\ncontent-type: ${type(format)}`
  const hints = 'HTTP/1.1 103 Early Hints\r\nlink: </x>; rel=preload\r\n\r\n'
  return [{ name: 'early hints', reply: raw(`${hints}${head}`, body(format)), expected: [whole(sampleText)] }]
}

function mislabelled(format: FakeFormat): Fault[] {
  const types = ['application/json', 'text/html', 'application/octet-stream', '']
  return types.map((label) => ({
    name: label || 'none',
    reply: { headers: label === '' ? {} : { 'content-type': label }, steps: [{ send: body(format) }] },
    expected: [whole(sampleText)],
  }))
}

/** The server goes on and on after its last word. */
function endless(format: FakeFormat): Fault[] {
  // Without a last word of its own, Gemini's answer ends with the body.
  if (format.wire === 'gemini') return []
  const noise = (format.wire === 'ollama' ? '\n' : ': more\n').repeat(10_000)
  const more = Array.from({ length: 200 }, () => [{ send: noise }, { waitMs: 20 }]).flat()
  return [{ name: 'noise', reply: format.stream([body(format)], ...more), expected: [whole(sampleText)] }]
}

function manyEvents(format: FakeFormat): Fault[] {
  const text = 'word '.repeat(5000)
  return [
    {
      name: '5,000',
      get reply() {
        return format.stream([format.answer(text, { pieceLength: 5 }).join('')])
      },
      expected: [whole(text)],
      withinMs: 5000,
    },
  ]
}

/** Deeper than a recursive reader can follow. */
function deep(format: FakeFormat): Fault[] {
  const nested = (open: string, close: string): string => `${open.repeat(20_000)}1${close.repeat(20_000)}`
  const list = nested('[', ']')
  const shapes = [
    list,
    nested('{"error":', '}'),
    nested('{"message":', '}'),
    nested('{"error":{"message":"Oops","metadata":{"raw":', '}}}'),
    `{"error":{"message":"Oops","code":${list},"status":${list},"retry_after":${list},"details":${list}}}`,
  ]
  return shapes.flatMap((shape, index): Fault[] => [
    {
      name: `in the stream, shape ${index + 1}`,
      reply: format.stream([format.wire === 'ollama' ? `${shape}\n` : `data: ${shape}\n\n`]),
      expected: [failed('provider', ''), failed('truncated', '')],
    },
    {
      name: `as an error, shape ${index + 1}`,
      reply: jsonReply(500, shape),
      expected: [failed('provider', '', { status: 500 })],
    },
    {
      name: `as a body, shape ${index + 1}`,
      reply: jsonReply(200, shape),
      expected: [failed('provider', ''), failed('truncated', '')],
    },
  ])
}

/** More words than anybody reads. */
function longWords(format: FakeFormat): Fault[] {
  const message = `Nothing works. ${'Really. '.repeat(20_000)}`
  return [
    {
      name: 'as an error',
      reply: format.errorReply({ status: 500, message }),
      expected: [failed('provider', '', { status: 500, longest: 2000 })],
    },
    {
      name: 'in the stream',
      reply: format.stream([format.errorEvents({ status: 500, message })[0] ?? '']),
      expected: [failed('provider', '', { longest: 2000 }), failed('overloaded', '', { longest: 2000 })],
    },
  ]
}

export const transportRows: readonly FaultRow[] = [
  { name: 'a body that ends with the connection', faults: endedByClosing },
  { name: 'a body and its content-length', faults: wrongLength },
  { name: 'early hints', faults: chatter },
  { name: 'a content type that lies', faults: mislabelled },
  { name: 'no end after the end', faults: endless },
  { name: 'many events', faults: manyEvents },
  { name: 'deeply nested JSON', faults: deep },
  { name: 'endless words in an error', faults: longWords },
]
