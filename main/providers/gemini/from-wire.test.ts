import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bytes, parse, splits } from '../test-parsing.ts'
import { createGeminiParser } from './from-wire.ts'

const fixture = (name: string) => readFileSync(new URL(`__fixtures__/${name}`, import.meta.url))
const create = () => createGeminiParser({ provider: 'gemini', model: 'asked-for', inputCharacters: 40 })
const read = (...pieces: (string | Uint8Array)[]) =>
  parse(
    create(),
    pieces.map((piece) => (typeof piece === 'string' ? bytes(piece) : piece)),
  )

const chunk = (value: unknown) => `data: ${JSON.stringify(value)}\r\n\r\n`
const text = (words: string, more: object = {}) =>
  chunk({ candidates: [{ content: { parts: [{ text: words }], role: 'model' }, index: 0, ...more }] })
const start = { type: 'response-start', model: 'gemini-x-1', requestId: 'resp_01' }

describe('whole answers', () => {
  test('a STOP in every chunk ends nothing; the last counts of tokens hold', () => {
    expect(read(fixture('plain.sse'))).toEqual({
      text: 'Grüße, مرحبا 👩‍💻\ndata: x',
      reasoning: '',
      others: [
        start,
        {
          type: 'finish',
          reason: 'stop',
          rawReason: 'STOP',
          usage: { input: 19, output: 9, cached: 16, estimated: false },
        },
      ],
    })
  })

  test('thoughts apart, text after STOP, other candidates left out, each source once; output counts the thoughts', () => {
    expect(read(fixture('thinking.sse'))).toEqual({
      text: 'It is. Truly.',
      reasoning: '**Plan**\nDone.',
      others: [
        start,
        { type: 'citation', url: 'https://example.org/a', title: 'example.org' },
        { type: 'citation', url: 'https://example.org/b', title: 'https://example.org/b' },
        {
          type: 'finish',
          reason: 'stop',
          rawReason: 'STOP',
          usage: { input: 8, output: 16, reasoning: 11, estimated: false },
        },
      ],
    })
  })

  test('a blocked prompt is a refusal with its words, though the last event has no blank line', () => {
    expect(read(fixture('blocked.sse'))).toEqual({
      text: '',
      reasoning: '',
      others: [
        { type: 'response-start', model: 'gemini-x-1' },
        {
          type: 'finish',
          reason: 'refusal',
          rawReason: 'PROHIBITED_CONTENT',
          words: 'The prompt was blocked.',
          usage: { input: 7, output: 0, estimated: false },
        },
      ],
    })
  })

  test.each(['pretty', 'one line', 'event'])(
    'all chunks as one array, from a server that does not stream (%s)',
    (form) => {
      const pretty = fixture('array.json').toString()
      const line = JSON.stringify(JSON.parse(pretty))
      expect(read({ pretty, 'one line': line, event: `data: ${line}\n\n` }[form] ?? '')).toMatchObject({
        text: 'All at once.',
        others: [
          start,
          { reason: 'length', rawReason: 'MAX_TOKENS', usage: { input: 3, output: 4, estimated: false } },
        ],
      })
    },
  )

  // https://ai.google.dev/api/generate-content#FinishReason
  test.each([
    ['STOP', 'stop'],
    ['MAX_TOKENS', 'length'],
    ['SAFETY', 'filter'],
    ['RECITATION', 'filter'],
    ['LANGUAGE', 'filter'],
    ['BLOCKLIST', 'filter'],
    ['PROHIBITED_CONTENT', 'filter'],
    ['SPII', 'filter'],
    ['OTHER', 'other'],
    ['MALFORMED_FUNCTION_CALL', 'other'],
    ['MALFORMED_RESPONSE', 'other'],
    ['OF_THE_FUTURE', 'other'],
  ])('finishReason %s is %s', (raw, reason) => {
    const { others } = read(text('x', { finishReason: raw, finishMessage: raw === 'STOP' ? undefined : 'Why.' }))
    expect(others.at(-1)).toMatchObject({ reason, rawReason: raw, ...(raw === 'STOP' ? {} : { words: 'Why.' }) })
  })

  test('another reason outweighs the STOP of other chunks; an unspecified one is none', () => {
    const reasons = (...all: string[]) => read(...all.map((finishReason) => text('x', { finishReason })))
    expect(reasons('STOP', 'MAX_TOKENS').others.at(-1)).toMatchObject({ reason: 'length' })
    expect(reasons('SAFETY', 'STOP').others.at(-1)).toMatchObject({ reason: 'filter' })
    expect(reasons('FINISH_REASON_UNSPECIFIED').error?.error.kind).toBe('truncated')
  })

  test('an empty answer keeps its reason: nothing but thoughts, or nothing at all', () => {
    const spent = chunk({
      candidates: [{ finishReason: 'MAX_TOKENS', index: 0 }],
      usageMetadata: { promptTokenCount: 5, thoughtsTokenCount: 64 },
    })
    expect(read(spent)).toMatchObject({
      text: '',
      others: [{}, { reason: 'length', usage: { input: 5, output: 64, reasoning: 64, estimated: false } }],
    })
  })

  test('what is not counted is estimated and marked; odd chunks are harmless', () => {
    const odd = ['data: null\n\n', 'data: 5\n\n', 'data:\n\n', chunk({ candidates: [] }), chunk({ candidates: [null] })]
    const empty = chunk({ candidates: [{ content: { parts: [null, { functionCall: {} }, { text: 5 }] } }] })
    expect(read(...odd, empty, text('12345678', { finishReason: 'STOP' }), 'data: [DONE]\n\n')).toMatchObject({
      text: '12345678',
      others: [{ model: 'asked-for' }, { usage: { input: 10, output: 2, estimated: true } }],
    })
  })
})

describe('cut answers are truncated', () => {
  test('without a finishReason of candidate 0', () => {
    const other = chunk({ candidates: [{ content: { parts: [{ text: 'x' }] }, finishReason: 'STOP', index: 1 }] })
    const { text: written, error } = read(text('Half'), other)
    expect([written, error?.error.kind]).toEqual(['Half', 'truncated'])
    expect(read('').error?.message).toBe('The server closed the connection without an answer.')
  })

  test.each(['plain.sse', 'blocked.sse'])('%s at every byte inside a chunk, whatever earlier chunks said', (name) => {
    const body = fixture(name).toString('latin1')
    for (let length = 1; length < body.length; length += 1) {
      const sent = body.slice(0, length)
      const kind = read(Buffer.from(sent, 'latin1')).error?.error.kind
      // Between two chunks the format cannot tell a cut from an end: every chunk said STOP.
      expect(kind, `after ${length} bytes`).toBe(endsAfterJson(sent) ? undefined : 'truncated')
    }
  })

  test('array.json at every byte', () => {
    const body = fixture('array.json').toString().trimEnd()
    for (let length = 0; length < body.length; length += 1)
      expect(read(body.slice(0, length)).error?.error.kind).toBe('truncated')
  })

  test('by something else after a STOP: cut-off JSON, or words of a proxy', () => {
    const half = text('Half', { finishReason: 'STOP' })
    expect(read(half, '{\r\n  "error": {\r\n').error?.error.kind).toBe('truncated')
    expect(read(half, 'upstream connect error').error?.error.kind).toBe('truncated')
  })
})

function endsAfterJson(body: string): boolean {
  const last = body.trimEnd().split('\r\n').at(-1) ?? ''
  if (!last.startsWith('data: ')) return false
  try {
    JSON.parse(Buffer.from(last.slice(6), 'latin1').toString())
    return true
  } catch {
    return false
  }
}

describe('errors inside a 200', () => {
  test('pretty-printed bare JSON in the middle of the answer, after a STOP', () => {
    const { text: written, error } = read(fixture('error-inside.sse'))
    expect(written).toBe('Half')
    expect(error?.error).toMatchObject({
      kind: 'overloaded',
      status: 503,
      message: 'The model is overloaded. Please try again later.',
    })
  })

  // https://ai.google.dev/gemini-api/docs/troubleshooting
  test.each([
    [{ code: 500, message: 'Internal', status: 'INTERNAL' }, 'provider', true],
    [{ code: 503, message: 'Overloaded', status: 'UNAVAILABLE' }, 'overloaded', true],
    [{ code: 504, message: 'Late', status: 'DEADLINE_EXCEEDED' }, 'overloaded', true],
    [{ code: 429, message: 'Resource has been exhausted', status: 'RESOURCE_EXHAUSTED' }, 'rate-limited', true],
    [{ code: 403, message: 'Not yours', status: 'PERMISSION_DENIED' }, 'auth', false],
    [{ code: 404, message: 'models/none is not found for API version v1beta' }, 'model-not-found', false],
  ])('%j', (error, kind, retryable) => {
    const value = { error }
    const pretty = JSON.stringify(value, null, 2)
    for (const sent of [
      chunk(value),
      `data: ${JSON.stringify([value])}\n\n`,
      pretty,
      `[${pretty}\n]`,
      `event: error\n${chunk(value)}`,
    ])
      expect(read(text('x', { finishReason: 'STOP' }), sent).error?.error).toMatchObject({ kind, retryable })
  })

  test('the wait that is only in the body is kept', () => {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '48s' }]
    const error = { code: 429, message: 'x', status: 'RESOURCE_EXHAUSTED', details }
    expect(read(chunk({ error })).error?.error).toMatchObject({ kind: 'rate-limited', retryAfterMs: 48_000 })
  })

  test('a web page is told as one', () => {
    expect(read('<!doctype html><title>Sign in</title>').error?.message).toContain('a web page')
  })

  test('a damaged chunk is an error, never skipped', () => {
    const { text: written, error } = read(text('Half', { finishReason: 'STOP' }), 'data: {"candi\n\n', text('rest'))
    expect([written, error?.error.kind]).toEqual(['Half', 'provider'])
  })
})

test.each(['plain.sse', 'thinking.sse', 'blocked.sse', 'error-inside.sse', 'array.json'])(
  'any split of %s gives the same',
  (name) => {
    const body = fixture(name)
    const plain = Buffer.from(body.toString().replaceAll('\r\n', '\n'))
    const expected = read(body)
    for (const sent of [body, plain]) {
      for (const pieces of splits(sent)) expect(parse(create(), pieces)).toEqual(expected)
    }
  },
)
