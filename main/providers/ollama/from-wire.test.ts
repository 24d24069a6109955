import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ollamaAnswer, ollamaDone, ollamaLine, ollamaText } from '../../../e2e/fake-providers/index.ts'
import { bytes, parse, splits } from '../test-parsing.ts'
import { createOllamaParser } from './from-wire.ts'

const fixture = (name: string) => readFileSync(new URL(`__fixtures__/${name}`, import.meta.url))
const create = () => createOllamaParser({ provider: 'ollama', model: 'asked-for', inputCharacters: 40 })
const read = (...pieces: (string | Uint8Array)[]) =>
  parse(
    create(),
    pieces.map((piece) => (typeof piece === 'string' ? bytes(piece) : piece)),
  )

describe('whole answers', () => {
  test('text, thinking, model, finish and usage', () => {
    expect(read(fixture('plain.ndjson'))).toEqual({
      text: 'Grüße مرحبا 👩‍💻\n',
      reasoning: 'Short thought.',
      others: [
        { type: 'response-start', model: 'qwen:1b' },
        {
          type: 'finish',
          reason: 'stop',
          rawReason: 'stop',
          usage: { input: 26, output: 29, estimated: false },
          timings: { loadMs: 5.03, promptMs: 325.95, outputMs: 4709.21 },
        },
      ],
    })
  })

  test.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['load', 'other'],
    ['unload', 'other'],
  ])('done_reason %s is %s', (raw, reason) => {
    expect(read(ollamaDone({ done_reason: raw })).others.at(-1)).toMatchObject({ reason, rawReason: raw })
  })

  test('an older server leaves thinking in the text: what stands between its tags at the beginning', () => {
    const { text, reasoning } = read(ollamaText('<thi'), ollamaText('nk>Hm.</think>\n\nHi <think>'), ollamaDone())
    expect([reasoning, text]).toEqual(['Hm.', 'Hi <think>'])
  })

  test('a closing tag alone stays where it is: the text before it was handed on', () => {
    const { text, reasoning } = read(ollamaText('Hm. '), ollamaText('</think>'), ollamaText('Hi'), ollamaDone())
    expect([reasoning, text]).toEqual(['', 'Hm. </think>Hi'])
  })

  test('durations that are none are left out', () => {
    const done = ollamaDone({ load_duration: '5', prompt_eval_duration: null, eval_duration: -1 })
    expect(read(done).others.at(-1)).not.toHaveProperty('timings')
  })

  test('an old server gives no reason', () => {
    const finish = read(ollamaDone({ done_reason: undefined })).others.at(-1)
    expect(finish).toMatchObject({ reason: 'stop' })
    expect(finish).not.toHaveProperty('rawReason')
  })

  test('a count that is missing is estimated, and marked', () => {
    const done = ollamaDone({ prompt_eval_count: undefined })
    expect(read(ollamaText('a'), done).others.at(-1)).toMatchObject({
      usage: { input: 10, output: 5, estimated: true },
    })
  })

  test('a whole answer in one object, from a server that does not stream', () => {
    const whole = ollamaDone({ message: { role: 'assistant', content: 'All at once.' } })
    expect(read(whole.trimEnd())).toMatchObject({ text: 'All at once.', others: [{}, { reason: 'stop' }] })
  })

  test('nothing is read after done', () => {
    expect(read(...ollamaAnswer('Hello'), ollamaText(' more'), '{"error":"late"}\n')).toMatchObject({ text: 'Hello' })
  })
})

describe('cut answers are truncated', () => {
  test('at every byte of an answer before done, with the text kept', () => {
    const body = fixture('plain.ndjson')
    const whole = body.indexOf('"done":true')
    for (let length = 0; length < whole; length += 1)
      expect(read(body.subarray(0, length)).error?.error.kind).toBe('truncated')
    expect(read(body.subarray(0, whole)).text).toContain('مرحبا')
  })
})

describe('errors inside a 200', () => {
  test('an error line after text is the error, and the text is kept', () => {
    const { text, error } = read(fixture('error-line.ndjson'))
    expect(text).toBe('Half')
    expect(error?.error).toMatchObject({
      kind: 'provider',
      message: 'llama runner process has terminated: exit status 2',
    })
  })

  test('as an object, or pretty-printed', () => {
    expect(read(ollamaLine({ error: { message: 'broken' } })).error?.message).toBe('broken')
    expect(read(JSON.stringify({ error: 'broken' }, null, 2)).error?.message).toBe('broken')
  })

  test('a web page', () => {
    expect(read('<html><title>Welcome</title>\n</html>').error?.message).toContain(
      'web page instead of a model\'s answer: "Welcome"',
    )
  })

  test('a damaged line is an error, never skipped', () => {
    const { text, error } = read(ollamaText('Half'), '{"message":{"content":"lost"\n', ...ollamaAnswer('rest'))
    expect([text, error?.error.kind]).toEqual(['Half', 'provider'])
  })
})

test.each(['plain.ndjson', 'error-line.ndjson'])('any split of %s gives the same', (name) => {
  const body = fixture(name)
  const crlf = Buffer.from(body.toString().replaceAll('\n', '\r\n'))
  const expected = read(body)
  for (const sent of [body, crlf]) {
    for (const pieces of splits(sent)) expect(parse(create(), pieces)).toEqual(expected)
  }
})
