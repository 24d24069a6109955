import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bytes, parse, splits } from '../test-parsing.ts'
import { createResponsesParser } from './from-wire.ts'

const fixture = (name: string) => readFileSync(new URL(`__fixtures__/${name}`, import.meta.url))
const create = () => createResponsesParser({ provider: 'openai', model: 'asked-for', inputCharacters: 40 })
const read = (...pieces: (string | Uint8Array)[]) =>
  parse(
    create(),
    pieces.map((piece) => (typeof piece === 'string' ? bytes(piece) : piece)),
  )

type Fields = Record<string, unknown>
const event = (type: string, fields: Fields = {}) => `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`
const place = { output_index: 0, content_index: 0 }
const delta = (text: string, more: Fields = {}) =>
  event('response.output_text.delta', { ...place, delta: text, ...more })
const created = event('response.created', { response: { model: 'm', status: 'in_progress', output: [] } })
const message = (...texts: string[]) => ({
  type: 'message',
  content: texts.map((text) => ({ type: 'output_text', text, annotations: [] })),
})
const completed = (text: string | undefined, more: Fields = {}) =>
  event('response.completed', {
    response: { model: 'm', status: 'completed', output: text === undefined ? [] : [message(text)], ...more },
  })

const start = (model: string) => ({ type: 'response-start', model })
const finish = (reason: string, rawReason: string, usage: object) => ({ type: 'finish', reason, rawReason, usage })

describe('whole answers', () => {
  test('text, reasoning in parts, a citation once, model and usage; padding is passed over', () => {
    expect(read(fixture('plain.sse'))).toEqual({
      text: 'Grüße, مرحبا 👩‍💻\n[DONE]\ndata: x',
      reasoning: '**Plan**\n\nThen greet.',
      others: [
        start('gpt-x-2026'),
        { type: 'citation', url: 'https://example.com/a', title: 'A page' },
        finish('stop', 'completed', { input: 19, output: 24, cached: 16, reasoning: 14, estimated: false }),
      ],
    })
  })

  test('without event: lines, with comments and [DONE], and with items left out of the end: nothing is doubled', () => {
    expect(read(fixture('router.sse'))).toEqual({
      text: 'Four.',
      reasoning: 'Two and two.',
      others: [
        start('some/thinker'),
        finish('stop', 'completed', { input: 8, output: 6, reasoning: 4, estimated: false }),
      ],
    })
  })

  test('a search tells what it does as reasoning, and each of its results once', () => {
    const { text, reasoning, others } = read(fixture('search.sse'))
    expect(text).toBe('It is one.[1]')
    expect(reasoning).toBe('Searching the web...\n\nFound 2 results')
    expect(others).toEqual([
      start('fast'),
      { type: 'citation', url: 'https://example.org/one', title: 'One' },
      { type: 'citation', url: 'https://example.org/two', title: 'https://example.org/two' },
      finish('stop', 'completed', { input: 3007, output: 37, cached: 3004, reasoning: 0, estimated: false }),
    ])
  })

  test.each(['whole.json', 'one line', 'an event'])(
    'a whole JSON answer from a server that does not stream (%s)',
    (form) => {
      const body = fixture('whole.json')
      const line = JSON.stringify(JSON.parse(body.toString()))
      expect(read(form === 'whole.json' ? body : form === 'one line' ? line : `data: ${line}\n\n`)).toEqual({
        text: 'All at once.',
        reasoning: 'Quick.',
        others: [
          start('whole-1'),
          { type: 'citation', url: 'https://example.com/a', title: 'A page' },
          finish('stop', 'completed', { input: 3, output: 4, estimated: false }),
        ],
      })
    },
  )

  test('text that comes only at the end is delivered: no pieces, some pieces, only a whole part', () => {
    expect(read(created, completed('Hello')).text).toBe('Hello')
    expect(read(created, delta('Hel'), completed('Hello')).text).toBe('Hello')
    expect(
      read(created, event('response.output_text.done', { ...place, text: 'Hello' }), completed(undefined)).text,
    ).toBe('Hello')
    expect(
      read(created, delta('Hel'), event('response.output_text.done', { ...place, text: 'Hello' }), completed('Hello'))
        .text,
    ).toBe('Hello')
  })

  test('several parts and messages are one text, at the end as before', () => {
    const output = [message('One. ', 'Two. '), { type: 'function_call', name: 'x' }, message('Three.')]
    const pieces = [delta('One. '), delta('Two. ', { content_index: 1 }), delta('Three.', { output_index: 2 })]
    expect(read(created, ...pieces, completed(undefined, { output })).text).toBe('One. Two. Three.')
    expect(read(created, completed(undefined, { output })).text).toBe('One. Two. Three.')
  })

  test('an end whose text is another one does not undo what was said', () => {
    expect(read(created, delta('Hello [1]'), completed('Hello'))).toMatchObject({ text: 'Hello [1]' })
    expect(read(created, delta('Hello [1]'), completed('Hello')).error).toBeUndefined()
  })

  test('null fields, unknown events and empty data are harmless', () => {
    const odd = [
      event('response.created', { response: null }),
      event('response.output_item.added', { item: { type: 'message', content: null } }),
      event('response.output_item.done', { item: null }),
      event('response.function_call_arguments.delta', { delta: 'not text' }),
      event('response.unknown'),
      event('keepalive'),
      event('response.output_text.annotation.added', { annotation: { type: 'file_citation', url: 'x' } }),
      delta(''),
      event('response.output_text.delta', { ...place, delta: null }),
      'data: null\n\ndata:\n\ndata: "text"\n\n',
    ]
    const { text, others, error } = read(
      ...odd,
      delta('Hello'),
      completed('Hello', { usage: null, incomplete_details: null }),
    )
    expect([text, error, others.length]).toEqual(['Hello', undefined, 2])
  })

  test('what follows the end is not the answer', () => {
    const { text, error } = read(
      created,
      delta('Hello'),
      completed('Hello'),
      delta(' forged'),
      event('error', { message: 'late' }),
    )
    expect([text, error]).toEqual(['Hello', undefined])
  })
})

describe('an answer that ends for a reason says it', () => {
  test('its limit; 0 tokens for text that did come are no count', () => {
    const { text, others } = read(fixture('incomplete.sse'))
    expect(text).toBe('Half of')
    expect(others.at(-1)).toEqual(finish('length', 'max_output_tokens', { input: 10, output: 2, estimated: true }))
  })

  test.each([
    ['max_output_tokens', 'length'],
    ['content_filter', 'filter'],
    ['something_new', 'other'],
  ])('incomplete for %s is %s, also when it is empty', (reason, expected) => {
    const response = { status: 'incomplete', incomplete_details: { reason }, output: [] }
    expect(read(created, event('response.incomplete', { response }))).toMatchObject({
      text: '',
      others: [{}, { type: 'finish', reason: expected, rawReason: reason }],
    })
  })

  test('a refusal, with its words, in pieces or only at the end', () => {
    const words = 'I cannot help with that.'
    const output = [{ type: 'message', content: [{ type: 'refusal', refusal: words }] }]
    for (const outcome of [read(fixture('refusal.sse')), read(created, completed(undefined, { output }))]) {
      expect(outcome.text).toBe(words)
      expect(outcome.others.at(-1)).toMatchObject({ reason: 'refusal', rawReason: 'completed', words })
    }
  })

  test('reasoning alone, then the limit', () => {
    const response = { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }
    const thought = event('response.reasoning_summary_text.delta', { output_index: 0, summary_index: 0, delta: 'Hmm' })
    expect(read(created, thought, event('response.incomplete', { response }))).toMatchObject({
      text: '',
      reasoning: 'Hmm',
      others: [{}, { reason: 'length' }],
    })
  })
})

describe('sequence numbers', () => {
  const numbered = (text: string, sequence_number: number) => delta(text, { sequence_number })

  test('an event that comes twice is read once', () => {
    const pieces = [numbered('Hel', 3), numbered('lo', 4), numbered('lo', 4), numbered('Hel', 3)]
    const { text, error } = read(created, ...pieces, completed('Hello', { sequence_number: 5 }))
    expect([text, error]).toEqual(['Hello', undefined])
  })

  test('pieces in a wrong order, or one that is missing, are no success when the end says something else', () => {
    for (const pieces of [
      [numbered('a', 1), numbered('c', 3), numbered('b', 2)],
      [numbered('a', 1), numbered('c', 3)],
    ]) {
      const { error, others } = read(created, ...pieces, completed('abc'))
      expect(error?.error).toMatchObject({ kind: 'provider', retryable: true })
      expect(others.some(({ type }) => type === 'finish')).toBe(false)
    }
  })

  test('holes are no harm when the end agrees, nor are numbers that count something else', () => {
    expect(read(created, numbered('a', 1), numbered('b', 7), completed('ab')).text).toBe('ab')
    for (const numbers of [
      [0, 0, 0],
      [5, 5, 6],
      [2, 1, 0],
      [-1, -1, -1],
      [0.5, 0.5, 0.5],
    ]) {
      const pieces = ['a', 'b', 'c'].map((text, index) => numbered(text, numbers[index] ?? 0))
      const { text, error } = read(created, ...pieces, completed('abc', { sequence_number: 0 }))
      expect([text, error]).toEqual(['abc', undefined])
    }
    expect(read(created, numbered('a', 0), numbered('a', 0), completed('aa')).text).toBe('aa')
  })

  test('the end counts whatever its number', () => {
    const end = event('response.completed', { sequence_number: 0, response: { status: 'completed', output: [] } })
    expect(read(created, numbered('a', 1), numbered('b', 2), end)).toMatchObject({ text: 'ab' })
    expect(read(created, numbered('a', 1), numbered('b', 2), end).error).toBeUndefined()
  })
})

describe('cut answers are truncated', () => {
  test('at every byte up to the end of the last event, with the text kept', () => {
    const body = fixture('plain.sse')
    // The very last event needs no blank line after it.
    const whole = body.lastIndexOf('}') + 1
    for (let length = 0; length < whole; length += 1) {
      const { error, others } = read(body.subarray(0, length))
      expect(error?.error.kind).toBe('truncated')
      expect(others.some(({ type }) => type === 'finish')).toBe(false)
    }
    expect(read(body.subarray(0, whole - 1)).text).toContain('data: x')
    expect(read(body.subarray(0, whole)).error).toBeUndefined()
  })

  test.each([
    [
      'deltas, the whole part and [DONE]',
      [created, delta('a'), event('response.output_text.done', { ...place, text: 'a' }), 'data: [DONE]\n\n'],
    ],
    ['a finished item', [created, delta('a'), event('response.output_item.done', { item: message('a') })]],
    ['[DONE] alone', ['data: [DONE]\n\n']],
    ['comments only', [': ping\n\n: ping\n\n']],
    ['nothing', ['']],
    ['half a JSON answer', [fixture('whole.json').subarray(0, 400)]],
    [
      'a JSON answer that is still in progress',
      [JSON.stringify({ object: 'response', status: 'in_progress', output: [message('a')] })],
    ],
    ['a cancelled answer', [created, delta('a'), event('response.cancelled', { response: { status: 'cancelled' } })]],
  ])('%s', (_, pieces) => {
    expect(read(...pieces).error?.error).toMatchObject({ kind: 'truncated', model: 'asked-for' })
  })
})

describe('errors inside a 200', () => {
  const said = 'Something broke'
  const error = { type: 'server_error', code: 'server_error', message: said }
  test.each([
    ['an error event, flat', event('error', { code: 'server_error', message: said, param: null })],
    ['an error event, nested', event('error', { error })],
    ['an error event without a type', `event: error\ndata: ${JSON.stringify({ error })}\n\n`],
    ['an error event with words', `event: error\ndata: ${said}\n\n`],
    ['failed', event('response.failed', { response: { status: 'failed', error } })],
    ['failed, with the error beside the response', event('response.failed', { error, response: { status: 'failed' } })],
    ['failed, without a response', event('response.failed', { error })],
    ['completed, with an error', event('response.completed', { response: { status: 'failed', error, output: [] } })],
    ['data with an error', `data: ${JSON.stringify({ error })}\n\n`],
    ['data with the error as a string', `data: ${JSON.stringify({ error: said })}\n\n`],
    ['the field error', `error: ${JSON.stringify(error)}\n\n`],
    ['bare JSON', `${JSON.stringify({ error })}\n`],
    ['bare JSON over lines, without an end', JSON.stringify({ error }, null, 2)],
    ['a whole JSON answer that failed', JSON.stringify({ object: 'response', status: 'failed', error, output: [] })],
  ])('%s, before and after text', (_, sent) => {
    for (const pieces of [[sent], [created, delta('Half'), sent]]) {
      const { error: failed, others, text } = read(...pieces)
      expect(failed?.error).toMatchObject({ kind: 'provider', message: said })
      expect(others.some(({ type }) => type === 'finish')).toBe(false)
      expect(text).toBe(pieces.length === 1 ? '' : 'Half')
    }
  })

  test('has its real kind and wait: too many tokens per minute', () => {
    const { error: failed, text } = read(fixture('failed.sse'))
    expect(text).toBe('Half')
    expect(failed?.error).toMatchObject({ kind: 'rate-limited', retryable: true, retryAfterMs: 6000 })
  })

  test.each([
    ['insufficient_quota', 'You exceeded your current quota.', 'quota', false],
    ['server_is_overloaded', 'Our servers are busy.', 'overloaded', true],
    ['server_error', 'The server had an error.', 'provider', true],
    ['context_length_exceeded', 'Too long.', 'context-too-long', false],
    ['invalid_prompt', 'Invalid prompt: it was flagged as violating our usage policy.', 'refused', false],
  ])('%s', (code, words, kind, retryable) => {
    const failed = read(
      created,
      event('response.failed', { response: { status: 'failed', error: { code, message: words } } }),
    )
    expect(failed.error?.error).toMatchObject({ kind, retryable, message: words })
  })

  test('a web page is told with its title', () => {
    const { error: failed } = read('<!doctype html>\n<html><head><title>502 Bad Gateway</title></head></html>')
    expect(failed?.message).toContain('web page instead of a model\'s answer: "502 Bad Gateway"')
  })

  test('a damaged piece in the middle is an error, never skipped', () => {
    const { error: failed, text } = read(created, delta('Half'), 'data: {"type":"resp\n\n', completed('Half'))
    expect([failed?.error.kind, text]).toEqual(['provider', 'Half'])
  })
})

test.each(['plain.sse', 'router.sse', 'search.sse', 'incomplete.sse', 'refusal.sse', 'failed.sse', 'whole.json'])(
  'any split of %s gives the same, with any line ends',
  (name) => {
    const body = fixture(name)
    const crlf = Buffer.from(`\u{feff}${body.toString().replaceAll(/\r?\n/g, '\r\n')}`)
    const expected = read(body)
    expect(read(crlf)).toEqual(expected)
    for (const sent of [body, crlf]) {
      for (const pieces of splits(sent)) expect(parse(create(), pieces)).toEqual(expected)
    }
  },
)
