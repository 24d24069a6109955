import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bytes, parse, splits } from '../test-parsing.ts'
import { createAnthropicParser } from './from-wire.ts'

const fixture = (name: string) => readFileSync(new URL(`__fixtures__/${name}`, import.meta.url))
const create = () => createAnthropicParser({ provider: 'anthropic', model: 'asked-for', inputCharacters: 40 })
const read = (...pieces: (string | Uint8Array)[]) =>
  parse(
    create(),
    pieces.map((piece) => (typeof piece === 'string' ? bytes(piece) : piece)),
  )

const event = (value: { type: string } & Record<string, unknown>) =>
  `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`
const begin = (usage: object = { input_tokens: 5, output_tokens: 1 }) =>
  event({ type: 'message_start', message: { model: 'claude-x-1', content: [], stop_reason: null, usage } })
const text = (words: string) =>
  event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: words } })
const end = (reason: string | null, usage: object = { output_tokens: 2 }) =>
  event({ type: 'message_delta', delta: { stop_reason: reason }, usage })
const stop = event({ type: 'message_stop' })
const start = (model: string) => ({ type: 'response-start', model })

describe('whole answers', () => {
  test('text, model and usage; padding, pings, and what a gateway sends after message_stop', () => {
    expect(read(fixture('plain.sse'))).toEqual({
      text: 'Grüße, مرحبا 👩‍💻\ndata: [DONE]\nevent: error',
      reasoning: '',
      others: [
        start('claude-x-1'),
        {
          type: 'finish',
          reason: 'stop',
          rawReason: 'end_turn',
          // input: 30 new, 100 written to the cache, 1200 read from it.
          usage: { input: 1330, output: 17, cached: 1200, cacheWritten: 100, estimated: false },
        },
      ],
    })
  })

  test('thinking apart, its signatures and redacted parts left out, tools left out, sources as citations', () => {
    expect(read(fixture('thinking.sse'))).toEqual({
      text: 'Four.',
      reasoning: 'Let me think. شكرا',
      others: [
        start('claude-thinker-1'),
        { type: 'citation', url: 'https://example.org/four', title: 'Four' },
        {
          type: 'finish',
          reason: 'length',
          rawReason: 'max_tokens',
          usage: { input: 9, output: 40, reasoning: 31, estimated: false },
        },
      ],
    })
  })

  test('a refusal is told with its words, and with what had been written', () => {
    const { text: written, others } = read(fixture('refusal.sse'))
    expect(written).toBe('Well,')
    expect(others.at(-1)).toMatchObject({
      reason: 'refusal',
      rawReason: 'refusal',
      words: 'This was flagged as harmful.',
    })
  })

  // https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons
  test.each([
    ['end_turn', 'stop'],
    ['stop_sequence', 'stop'],
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['refusal', 'refusal'],
    ['tool_use', 'other'],
    ['pause_turn', 'other'],
    ['of_the_future', 'other'],
  ])('stop_reason %s is %s', (raw, reason) => {
    expect(read(begin(), text('x'), end(raw), stop).others.at(-1)).toMatchObject({ reason, rawReason: raw })
  })

  test('message_stop without any stop_reason is an end of which nothing is known', () => {
    const { others } = read(begin(), text('x'), stop)
    expect(others.at(-1)).toMatchObject({ type: 'finish', reason: 'other' })
    expect(others.at(-1)).not.toHaveProperty('rawReason')
  })

  test('an empty answer keeps its reason', () => {
    expect(read(begin(), end('max_tokens', { output_tokens: 64 }), stop)).toMatchObject({
      text: '',
      others: [{}, { reason: 'length', usage: { input: 5, output: 64 } }],
    })
  })

  test('a later count replaces an earlier one, but not by 0; what is not counted is estimated and marked', () => {
    const usage = (first: object, last: object) => {
      const finish = read(begin(first), text('12345678'), end('end_turn', last), stop).others.at(-1)
      return finish?.type === 'finish' ? finish.usage : undefined
    }
    expect(usage({ input_tokens: 5 }, { input_tokens: 900, output_tokens: 3 })).toMatchObject({ input: 900 })
    expect(usage({ input_tokens: 5 }, { input_tokens: 0, output_tokens: 3 })).toMatchObject({ input: 5 })
    expect(usage({}, {})).toEqual({ input: 10, output: 2, estimated: true })
  })

  test.each(['pretty', 'one line', 'event'])('a whole JSON from a server that does not stream (%s)', (form) => {
    const pretty = fixture('whole.json').toString()
    const line = JSON.stringify(JSON.parse(pretty))
    const sent = { pretty, 'one line': line, event: `data: ${line}\n\n` }[form] ?? ''
    expect(read(sent)).toEqual({
      text: 'All at once.',
      reasoning: 'Quick.',
      others: [
        start('claude-x-1'),
        { type: 'finish', reason: 'stop', rawReason: 'end_turn', usage: { input: 3, output: 4, estimated: false } },
      ],
    })
  })

  test('events without their event: line, and sorts of events that are new, are no obstacle', () => {
    const bare = [begin(), text('Hi'), end('end_turn'), stop].map((sent) => sent.slice(sent.indexOf('data:')))
    const strange = event({ type: 'weather_report', message: 'sunny' }) + 'data: null\n\ndata: 5\n\ndata:\n\n'
    const odd = event({ type: 'content_block_delta', delta: null }) + event({ type: 'message_start', message: null })
    expect(read(strange, ...bare.slice(0, 2), odd, ...bare.slice(2))).toMatchObject({ text: 'Hi', others: [{}, {}] })
  })

  test('what follows message_stop is not the answer', () => {
    const late = text(' forged') + event({ type: 'error', error: { type: 'api_error', message: 'late' } })
    const { text: written, error } = read(begin(), text('Hi'), end('end_turn'), stop, late, '<html>')
    expect([written, error]).toEqual(['Hi', undefined])
  })
})

describe('cut answers are truncated', () => {
  test.each(['plain.sse', 'thinking.sse', 'refusal.sse'])('%s at every byte before message_stop', (name) => {
    const body = fixture(name)
    const whole = body.indexOf('{"type":"message_stop"') + '{"type":"message_stop"'.length
    for (let length = 0; length < whole; length += 1)
      expect(read(body.subarray(0, length)).error?.error.kind, `after ${length} bytes`).toBe('truncated')
    expect(read(body.subarray(0, whole)).text).not.toBe('')
  })

  test('whole.json at every byte', () => {
    const body = fixture('whole.json').toString().trimEnd()
    for (let length = 0; length < body.length; length += 1)
      expect(read(body.slice(0, length)).error?.error.kind).toBe('truncated')
  })

  test('a second message that begins after text of the first is not its rest', () => {
    const from = (id: string) => event({ type: 'message_start', message: { id, model: 'claude-x-1' } })
    const twice = (id: string) => read(from('msg_1'), text('Half'), from(id), text('Half'), end('end_turn'), stop)
    expect(twice('msg_2')).toMatchObject({ text: 'Half', error: { error: { kind: 'truncated' } } })
    expect(twice('msg_1').error).toBeUndefined()
  })

  test('[DONE] is no end', () => {
    expect(read(begin(), text('Hi'), end('end_turn'), 'data: [DONE]\n\n').error?.error.kind).toBe('truncated')
  })
})

describe('errors inside a 200', () => {
  test('after text: its kind and words, and the text is kept', () => {
    const { text: written, error } = read(fixture('overloaded.sse'))
    expect(written).toBe('Half')
    expect(error?.error).toMatchObject({ kind: 'overloaded', message: 'Overloaded', retryable: true })
  })

  // https://platform.claude.com/docs/en/api/errors
  test.each([
    ['overloaded_error', 'Overloaded', 'overloaded', true],
    ['rate_limit_error', 'Slow down', 'rate-limited', true],
    ['api_error', 'Internal server error', 'provider', true],
    ['timeout_error', 'Timed out', 'overloaded', true],
    ['authentication_error', 'invalid x-api-key', 'auth', false],
    ['permission_error', 'Not yours', 'auth', false],
    ['billing_error', 'Unpaid', 'quota', false],
    ['invalid_request_error', 'Your credit balance is too low to access the API.', 'quota', false],
    ['invalid_request_error', 'prompt is too long: 210000 tokens > 200000 maximum', 'context-too-long', false],
    ['not_found_error', 'model: claude-none-1', 'model-not-found', false],
  ])('%s "%s" is %s', (type, message, kind, retryable) => {
    const error = { type: 'error', error: { type, message } }
    for (const sent of [event(error), `data: ${JSON.stringify(error)}\n\n`, JSON.stringify(error, null, 2)])
      expect(read(sent).error?.error).toMatchObject({ kind, message, retryable })
  })

  test('at any position', () => {
    const parts = [begin(), text('a'), text('b'), end('end_turn')]
    const broken = event({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } })
    for (let at = 0; at <= parts.length; at += 1)
      expect(read(...parts.slice(0, at), broken, ...parts.slice(at), stop).error?.error.kind).toBe('overloaded')
  })

  test("in another's clothes: a flat object, an error line, a gateway's error under no type", () => {
    expect(read('{"message":"No such route"}').error?.message).toBe('No such route')
    expect(read(begin(), 'error: {"message":"gone"}\n').error?.message).toBe('gone')
    expect(read(begin(), 'data: {"error":{"message":"upstream"}}\n\n', stop).error?.message).toBe('upstream')
  })

  test('a web page is told as one', () => {
    expect(read('<!doctype html><title>Sign in</title>').error?.message).toContain('a web page')
  })

  test('a damaged event is an error, never skipped', () => {
    const { text: written, error } = read(begin(), text('Half'), 'data: {"type":"content_bl\n\n', text('rest'))
    expect([written, error?.error.kind]).toEqual(['Half', 'provider'])
  })
})

test.each(['plain.sse', 'thinking.sse', 'refusal.sse', 'overloaded.sse', 'whole.json'])(
  'any split of %s gives the same',
  (name) => {
    const body = fixture(name)
    const crlf = Buffer.from(body.toString().replaceAll('\n', '\r\n'))
    const expected = read(body)
    for (const sent of [body, crlf]) {
      for (const pieces of splits(sent)) expect(parse(create(), pieces)).toEqual(expected)
    }
  },
)
