import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { chatAnswer, chatChunk, sse } from '../../../e2e/fake-providers/index.ts'
import { bytes, parse, splits } from '../test-parsing.ts'
import { createChatParser } from './from-wire.ts'

const fixture = (name: string) => readFileSync(new URL(`__fixtures__/${name}`, import.meta.url))
const create = () => createChatParser({ provider: 'openai-compatible', model: 'asked-for', inputCharacters: 40 })
const read = (...pieces: (string | Uint8Array)[]) =>
  parse(
    create(),
    pieces.map((piece) => (typeof piece === 'string' ? bytes(piece) : piece)),
  )

const start = (model: string) => ({ type: 'response-start', model })
const finish = (reason: string, rawReason: string, usage: object) => ({ type: 'finish', reason, rawReason, usage })

describe('whole answers', () => {
  test('text, model, finish and usage, with [DONE] and data: inside the text', () => {
    expect(read(fixture('plain.sse'))).toEqual({
      text: 'Grüße, مرحبا 👩‍💻\n[DONE]\ndata: x',
      reasoning: '',
      others: [
        start('gpt-x-2026'),
        finish('stop', 'stop', { input: 19, output: 10, cached: 16, reasoning: 0, estimated: false }),
      ],
    })
  })

  test('reasoning that comes in two fields is taken once, other choices are not the answer, usage may come with a choice', () => {
    expect(read(fixture('router.sse'))).toEqual({
      text: 'Four.',
      reasoning: 'Let me think.',
      others: [start('some/thinker'), finish('stop', 'stop', { input: 8, output: 6, reasoning: 4, estimated: false })],
    })
  })

  test('content may be an array of parts, with thinking and text in one chunk, and a string again later', () => {
    expect(read(fixture('parts.sse'))).toEqual({
      text: 'It is.',
      reasoning: 'Hmm. Yes.',
      others: [start('parts-1'), finish('length', 'length', { input: 5, output: 9, estimated: false })],
    })
  })

  test.each(['whole.json', 'one line'])('a whole JSON answer from a server that does not stream (%s)', (form) => {
    const body = fixture('whole.json')
    const sent = form === 'one line' ? bytes(JSON.stringify(JSON.parse(body.toString()))) : body
    expect(read(sent)).toEqual({
      text: 'All at once.',
      reasoning: 'Quick.',
      others: [start('whole-1'), finish('stop', 'stop', { input: 3, output: 4, estimated: false })],
    })
  })

  test('a whole JSON answer is whole by its last bracket, also from a server that names no reason', () => {
    const choices = [{ index: 0, message: { role: 'assistant', content: 'All at once.' }, finish_reason: null }]
    const { text, others, error } = read(JSON.stringify({ object: 'chat.completion', model: 'whole-1', choices }))
    expect(error).toBeUndefined()
    expect(text).toBe('All at once.')
    expect(others.at(-1)).toMatchObject({ type: 'finish', reason: 'stop', usage: { estimated: true } })
    expect(read(sse({ object: 'chat.completion', model: 'whole-1', choices })).error?.error.kind).toBe('truncated')
  })

  test('[DONE] need not come', () => {
    const events = chatAnswer('Hello').slice(0, -1)
    expect(read(...events).text).toBe('Hello')
    expect(read(...events).error).toBeUndefined()
  })

  test('what follows [DONE] is not the answer', () => {
    const { text, error } = read(
      ...chatAnswer('Hello'),
      chatChunk({ delta: { content: ' forged' } }),
      sse({ error: { message: 'late' } }),
    )
    expect([text, error]).toEqual(['Hello', undefined])
  })

  test('choices [] at the beginning, null content, null delta and unknown fields are harmless', () => {
    const odd = [
      sse({ choices: [], prompt_filter_results: [{}] }),
      chatChunk({ delta: { content: null } }),
      chatChunk({ delta: null }),
      sse({ progress: { message: 'searching' } }),
      sse(null),
      sse('"text"'),
      'data:\n\n',
    ]
    expect(read(...odd, ...chatAnswer('Hello')).text).toBe('Hello')
  })

  test('message beside deltas is the text so far, not more text', () => {
    const cumulative = (delta: string, message: string, finish_reason: string | null) =>
      chatChunk({ delta: { content: delta }, message: { content: message }, finish_reason })
    expect(read(cumulative('He', 'He', null), cumulative('y', 'Hey', 'stop')).text).toBe('Hey')
  })

  test('a refusal is told as one, with its words', () => {
    const { text, others } = read(
      chatChunk({ delta: { refusal: 'I cannot ' } }),
      chatChunk({ delta: { refusal: 'do that.' }, finish_reason: 'stop' }),
    )
    expect(text).toBe('I cannot do that.')
    expect(others.at(-1)).toMatchObject({ reason: 'refusal', rawReason: 'stop', words: 'I cannot do that.' })
  })

  test.each([
    ['content_filter', 'filter'],
    ['max_tokens', 'length'],
    ['eos', 'stop'],
    ['tool_calls', 'other'],
    ['STOP', 'stop'],
  ])('finish_reason %s is %s', (raw, reason) => {
    expect(read(...chatAnswer('x', { reason: raw })).others.at(-1)).toMatchObject({ reason, rawReason: raw })
  })

  test('an empty answer keeps its reason', () => {
    expect(read(...chatAnswer('', { reason: 'length' }))).toMatchObject({
      text: '',
      others: [{}, { reason: 'length' }],
    })
  })
})

describe('usage', () => {
  test('is estimated, and marked, when the server counts nothing', () => {
    const { others } = read(...chatAnswer('x'.repeat(40), { usage: null }))
    expect(others.at(-1)).toMatchObject({ usage: { input: 10, output: 10, estimated: true } })
  })

  test('is read from x_groq', () => {
    const tail = chatChunk({ delta: {}, finish_reason: 'stop' }).replace(
      '"choices"',
      '"x_groq":{"usage":{"prompt_tokens":1,"completion_tokens":2}},"choices"',
    )
    expect(read(chatChunk({ delta: { content: 'a' } }), tail).others.at(-1)).toMatchObject({
      usage: { input: 1, output: 2, estimated: false },
    })
  })
})

describe('what providers do differently', () => {
  const usageOf = (usage: object) =>
    read(chatChunk({ delta: { content: 'a' }, finish_reason: 'stop' }), sse({ choices: [], usage })).others.at(-1)

  test('xAI counts reasoning beside the completion, the others within it', () => {
    const details = { completion_tokens_details: { reasoning_tokens: 100 } }
    expect(usageOf({ prompt_tokens: 19, completion_tokens: 1, total_tokens: 120, ...details })).toMatchObject({
      usage: { input: 19, output: 101, reasoning: 100 },
    })
    expect(usageOf({ prompt_tokens: 19, completion_tokens: 101, total_tokens: 120, ...details })).toMatchObject({
      usage: { input: 19, output: 101, reasoning: 100 },
    })
  })

  test('DeepSeek thinks in reasoning_content and counts what it found in its cache', () => {
    const thought = chatChunk({ delta: { content: null, reasoning_content: 'Hmm.' } })
    const end = chatChunk({ delta: { content: 'Four.', reasoning_content: null }, finish_reason: 'stop' })
    const usage = { prompt_tokens: 9, completion_tokens: 5, prompt_cache_hit_tokens: 8, prompt_cache_miss_tokens: 1 }
    const { text, reasoning, others } = read(': keep-alive\n\n', thought, end, sse({ choices: [], usage }))
    expect([text, reasoning]).toEqual(['Four.', 'Hmm.'])
    expect(others.at(-1)).toMatchObject({ usage: { input: 9, output: 5, cached: 8 } })
  })

  test('Mistral pads its chunks', () => {
    const padded = (choice: object) => chatChunk({ ...choice }).replace('{"id"', '{"p":"abcdefgh","id"')
    expect(read(padded({ delta: { content: 'Hi' } }), padded({ delta: {}, finish_reason: 'stop' })).text).toBe('Hi')
  })

  test('Fanar tells its progress between the words, and ends with an error as a chunk', () => {
    const progress = sse({
      id: 'c',
      object: 'chat.completion.chunk',
      progress: { message: { en: 'Searching', ar: 'بحث' } },
    })
    const before = [progress, chatChunk({ delta: { content: 'Half' } }), progress]
    expect(read(...before, chatChunk({ delta: {}, finish_reason: 'stop' })).text).toBe('Half')
    const { error, text } = read(...before, chatChunk({ delta: { content: 'Overloaded' }, finish_reason: 'error' }))
    expect(text).toBe('Half')
    expect(error?.error).toMatchObject({ kind: 'overloaded', message: 'Overloaded' })
  })

  test('a server that searches tells its sources again with every chunk; each is told once', () => {
    const results = [
      { title: 'One', url: 'https://example.org/one' },
      { title: '', url: 'https://example.org/two' },
    ]
    const citations = results.map(({ url }) => url)
    const chunk = (content: string, finish_reason: string | null, found = results.length) =>
      sse({
        citations: citations.slice(0, found),
        search_results: results.slice(0, found),
        usage: { prompt_tokens: 3, completion_tokens: content.length },
        choices: [{ index: 0, delta: { content }, message: { content: `so far ${content}` }, finish_reason }],
      })
    const { text, others } = read(chunk('It', null, 1), chunk(' is', null), chunk('.', 'stop'))
    expect(text).toBe('It is.')
    expect(others.filter(({ type }) => type === 'citation')).toEqual([
      { type: 'citation', url: 'https://example.org/one', title: 'One' },
      { type: 'citation', url: 'https://example.org/two', title: 'https://example.org/two' },
    ])
    expect(others.at(-1)).toMatchObject({ usage: { output: 1 } })
    const bare = read(sse({ citations, choices: [{ index: 0, delta: { content: 'a' }, finish_reason: 'stop' }] }))
    expect(bare.others.filter(({ type }) => type === 'citation')).toHaveLength(2)
  })

  test('OpenRouter cites in annotations', () => {
    const annotations = [{ type: 'url_citation', url_citation: { url: 'https://example.org/a', title: 'A' } }]
    const { others } = read(chatChunk({ delta: { content: 'a', annotations }, finish_reason: 'stop' }))
    expect(others[1]).toEqual({ type: 'citation', url: 'https://example.org/a', title: 'A' })
  })

  test('reasoning only in reasoning_details, and never a finish reason: truncated, whatever was said', () => {
    const reasoning_details = [{ type: 'reasoning.text', text: 'Hmm.' }]
    const { reasoning, text, error } = read(
      chatChunk({ delta: { reasoning_details } }),
      chatChunk({ delta: { content: 'Four.' } }),
      sse('[DONE]'),
    )
    expect([reasoning, text, error?.error.kind]).toEqual(['Hmm.', 'Four.', 'truncated'])
  })

  test('Azure: nothing in the first choices, and one more chunk after usage', () => {
    const filter = { content_filter_results: {}, content_filter_offsets: {} }
    const { text, others } = read(
      sse({ choices: [], prompt_filter_results: [] }),
      chatChunk({ delta: { content: 'Hi' } }),
      chatChunk({ delta: {}, finish_reason: 'stop' }),
      sse({ choices: [], usage: { prompt_tokens: 2, completion_tokens: 1 } }),
      sse({ choices: [{ index: 0, finish_reason: null, ...filter }] }),
      sse('[DONE]'),
    )
    expect(text).toBe('Hi')
    expect(others.at(-1)).toMatchObject({ reason: 'stop', usage: { input: 2, output: 1, estimated: false } })
  })

  test('a budget that was spent on reasoning: no text, and the reason', () => {
    const thought = chatChunk({ delta: { reasoning: 'Hmm' } })
    const usage = { prompt_tokens: 1, completion_tokens: 8, completion_tokens_details: { reasoning_tokens: 8 } }
    expect(read(thought, chatChunk({ delta: {}, finish_reason: 'length' }), sse({ choices: [], usage }))).toMatchObject(
      { text: '', reasoning: 'Hmm', others: [{}, { reason: 'length', usage: { reasoning: 8 } }] },
    )
  })
})

describe('cut answers are truncated', () => {
  test('at the end of every event before the finish_reason', () => {
    const events = chatAnswer('Hello there', { pieceLength: 2 })
    const finishing = events.findIndex((event) => event.includes('"finish_reason":"stop"'))
    for (let kept = 0; kept < finishing; kept += 1) {
      const { error, others } = read(...events.slice(0, kept))
      expect(error?.error).toMatchObject({ kind: 'truncated', model: 'asked-for' })
      expect(others.some(({ type }) => type === 'finish')).toBe(false)
    }
  })

  test('at every byte of a whole answer up to its finish_reason, with the text kept', () => {
    const body = fixture('plain.sse')
    const whole = body.indexOf('"finish_reason":"stop"')
    for (let length = 0; length < whole; length += 1)
      expect(read(body.subarray(0, length)).error?.error.kind).toBe('truncated')
    expect(read(body.subarray(0, whole)).text).toContain('مرحبا')
  })

  test('[DONE] alone is not enough', () => {
    expect(read(chatChunk({ delta: { content: 'Hel' } }), sse('[DONE]')).error?.error.kind).toBe('truncated')
    expect(read(sse('[DONE]')).error?.error.kind).toBe('truncated')
  })

  test('only another choice was finished', () => {
    expect(
      read(chatChunk({ delta: { content: 'a' } }), chatChunk({ index: 1, delta: {}, finish_reason: 'stop' })).error
        ?.error.kind,
    ).toBe('truncated')
  })

  test('comments only, or nothing', () => {
    expect(read(': ping\n\n: ping\n\n').error?.error.kind).toBe('truncated')
    expect(read('').error?.error.kind).toBe('truncated')
  })

  test('half a JSON answer', () => {
    const body = fixture('whole.json')
    expect(read(body.subarray(0, 150)).error?.error.kind).toBe('truncated')
  })
})

describe('errors inside a 200', () => {
  const said = 'Something broke'
  const before = chatChunk({ delta: { content: 'Half' } })
  const plainError = { error: { message: said, type: 'server_error' } }
  test.each([
    ['data', sse(plainError)],
    ['data, with the error as a string', sse({ error: said })],
    ['event: error', `event: error\ndata: ${JSON.stringify(plainError)}\n\n`],
    ['event: error with a flat object', `event: error\ndata: ${JSON.stringify({ message: said })}\n\n`],
    ['event: error with words', `event: error\ndata: ${said}\n\n`],
    ['the field error', `error: ${JSON.stringify(plainError.error)}\n\n`],
    ['the field error with words', `error: ${said}`],
    ['bare JSON', `${JSON.stringify(plainError)}\n`],
    ['bare JSON over lines, without an end', JSON.stringify(plainError, null, 2)],
    ['bare JSON in an array', JSON.stringify([plainError], null, 2)],
    ['finish_reason error', chatChunk({ delta: { content: said }, finish_reason: 'error' })],
    [
      'an error beside choices',
      sse({ choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }], ...plainError }),
    ],
    ['an error in the choice', chatChunk({ delta: {}, finish_reason: 'error', error: { message: said } })],
    ['x_groq', sse({ choices: [], x_groq: { error: said } })],
    ['data with a flat object', sse({ object: 'error', message: said, type: 'internal_error', code: 500 })],
  ])('%s, before and after text', (_, sent) => {
    for (const pieces of [[sent], [before, sent], [before, chatChunk({ delta: {}, finish_reason: 'length' }), sent]]) {
      const { error, others, text } = read(...pieces)
      expect(error?.error).toMatchObject({ kind: 'provider', message: said })
      expect(others.some(({ type }) => type === 'finish')).toBe(false)
      expect(text).toBe(pieces.length === 1 ? '' : 'Half')
    }
  })

  test('has its real kind', () => {
    expect(
      read(sse({ error: { message: 'Rate limit reached, try again in 1.5s', code: 429 } })).error?.error,
    ).toMatchObject({
      kind: 'rate-limited',
      retryAfterMs: 1500,
    })
  })

  test('a web page is told with its title', () => {
    const { error } = read(
      '<!doctype html>\n<html><head><title>502 Bad\nGateway</title></head>\n<body>data: no</body></html>',
    )
    expect(error?.error.kind).toBe('provider')
    expect(error?.message).toContain('web page instead of a model\'s answer: "502 Bad Gateway"')
  })

  test('error: null is no error', () => {
    expect(read(...chatAnswer('Hello').map((event) => event.replace('"choices"', '"error":null,"choices"'))).text).toBe(
      'Hello',
    )
  })

  test('a damaged piece in the middle is an error, never skipped', () => {
    for (const damaged of ['data: {"choices":[{"ind\n\n', `\0${before}`, `?? ${before}`]) {
      const { error, text } = read(before, damaged, ...chatAnswer('rest'))
      expect([error?.error.kind, text]).toEqual(['provider', 'Half'])
    }
  })
})

test.each(['plain.sse', 'router.sse', 'parts.sse', 'error-field.sse', 'whole.json'])(
  'any split of %s gives the same',
  (name) => {
    const body = fixture(name)
    const crlf = Buffer.from(`\u{feff}${body.toString().replaceAll('\n', '\r\n')}`)
    const expected = read(body)
    expect(read(crlf)).toEqual(expected)
    for (const sent of [body, crlf]) {
      for (const pieces of splits(sent)) expect(parse(create(), pieces)).toEqual(expected)
    }
  },
)

test('the error field of a stream that broke off is the error, not a silent end', () => {
  const { error, text } = read(fixture('error-field.sse'))
  expect(text).toBe('Half of an answer')
  expect(error?.message).toBe('slot released: context shift is disabled')
})
