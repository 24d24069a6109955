import { describe, expect, test } from 'vitest'
import { failure, Failure } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { Ask, Handler } from '../pipeline/index.ts'
import type { ModelEvent, ModelRequest } from '../providers/provider.ts'
import { withNeededFiles } from './context/needed-files.ts'
import { continued } from './continuation.ts'

type Reason = Extract<ModelEvent, { type: 'finish' }>['reason']

const model: ModelRef = { provider: 'openai', model: 'm' }
const usage = { input: 10, output: 5, reasoning: 1, estimated: false }

function part(text: string, reason: Reason): ModelEvent[] {
  return [
    { type: 'text-delta', text },
    { type: 'finish', reason, usage },
  ]
}

/** Answers with the next part each time it is asked, and remembers what it was asked. */
function answering(...parts: (readonly ModelEvent[] | Error)[]) {
  const asked: { request: ModelRequest; candidates: Ask['candidates']; purpose: Ask['purpose'] }[] = []
  const handler: Handler = async function* (ask) {
    const request = ask.requestFor(ask.candidates[0])
    if ('passedOver' in request) throw failure('context-too-long', request.passedOver)
    asked.push({ request, candidates: ask.candidates, purpose: ask.purpose })
    const next = parts[asked.length - 1]
    if (next instanceof Error) throw next
    yield* next ?? []
  }
  return { asked, handler }
}

async function read(
  handler: Handler,
  options: { soFar?: string; continueLong?: boolean; candidates?: Ask['candidates']; contextTokens?: number } = {},
) {
  const told: string[] = []
  const ask: Ask = {
    candidates: options.candidates ?? [model],
    purpose: 'app',
    priority: 'foreground',
    requestFor: (ref) => ({
      model: ref.model,
      messages: [{ role: 'user', content: 'a timer' }],
      task: { prompt: 'a timer', kind: 'page', files: new Map() },
      ...(options.contextTokens === undefined ? {} : { contextTokens: options.contextTokens }),
    }),
    report() {},
  }
  const events: ModelEvent[] = []
  const whole = continued(handler, {
    continueLong: options.continueLong ?? true,
    ...(options.soFar === undefined ? {} : { soFar: options.soFar }),
    onContinue: (why, count) => told.push(`${why} ${count}`),
  })
  let error: unknown
  try {
    for await (const event of whole(ask, new AbortController().signal)) events.push(event)
  } catch (thrown) {
    error = thrown
  }
  const text = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('')
  const finishes = events.filter((event) => event.type === 'finish')
  return { text, finishes, told, error }
}

test('who wrote the last answer goes on with it, also where another model had asked for files before', async () => {
  const other: ModelRef = { provider: 'anthropic', model: 'other' }
  const { asked, handler } = answering(part('NEED: a.ts', 'stop'), part('half', 'length'), part(' of it', 'stop'))
  const telling: Handler = (ask, signal) => {
    if (asked.length === 0) ask.report({ type: 'fallback', from: model, to: other, why: 'It is busy.' })
    ask.report({ type: 'attempt-start', model: asked.length === 0 ? other : ask.candidates[0] })
    return handler(ask, signal)
  }
  const { text } = await read(
    withNeededFiles(telling, () => true),
    { candidates: [model, other] },
  )
  expect(text).toBe('half of it')
  expect(asked.at(-1)?.candidates).toEqual([model])
})

test('a whole answer is passed on, and asked for once', async () => {
  const { asked, handler } = answering(part('all', 'stop'))
  const { text, finishes, told } = await read(handler)
  expect([text, told, asked.length]).toEqual(['all', [], 1])
  expect(finishes).toEqual([{ type: 'finish', reason: 'stop', usage }])
})

test('an answer that reached its limit goes on, with what was written and the sum of what it took', async () => {
  const { asked, handler } = answering(part('The first half ', 'length'), part('and the second.', 'stop'))
  const { text, finishes, told } = await read(handler)
  expect(text).toBe('The first half and the second.')
  expect(told).toEqual(['length 1'])
  expect(finishes).toEqual([
    { type: 'finish', reason: 'stop', usage: { input: 20, output: 10, reasoning: 2, estimated: false } },
  ])
  expect(asked[1]?.purpose).toBe('continuation')
  expect(asked[1]?.request.messages.slice(0, 2)).toEqual([
    { role: 'user', content: 'a timer' },
    { role: 'assistant', content: 'The first half ' },
  ])
  expect(asked[1]?.request.messages[2]?.content).toMatch(/Go on exactly where it ends/)
})

test('it goes on at most three times, and then says that the limit was reached', async () => {
  const { asked, handler } = answering(...['a ', 'b ', 'c ', 'd ', 'e '].map((text) => part(text, 'length')))
  const { text, finishes, told } = await read(handler)
  expect([asked.length, text, told]).toEqual([4, 'a b c d ', ['length 1', 'length 2', 'length 3']])
  expect(finishes).toMatchObject([{ reason: 'length' }])
})

test('an answer that spent its limit on thinking has nothing to go on from', async () => {
  const { asked, handler } = answering([{ type: 'finish', reason: 'length', usage }])
  expect((await read(handler)).finishes).toMatchObject([{ reason: 'length' }])
  expect(asked).toHaveLength(1)
})

test('where continuing is switched off, the limit ends the answer', async () => {
  const { asked, handler } = answering(part('half', 'length'), part('rest', 'stop'))
  expect((await read(handler, { continueLong: false })).finishes).toMatchObject([{ reason: 'length' }])
  expect(asked).toHaveLength(1)
})

describe('where the window is known', () => {
  const full = { input: 12_000, output: 4384, estimated: false }
  const filled: ModelEvent[] = [
    { type: 'text-delta', text: 'half' },
    { type: 'finish', reason: 'length', usage: full },
  ]

  test('an answer that has filled it ends there: there is no room for the rest', async () => {
    const { asked, handler } = answering(filled, part('rest', 'stop'))
    const { finishes, told } = await read(handler, { contextTokens: 16_384 })
    expect([finishes, told, asked.length]).toEqual([[{ type: 'finish', reason: 'length', usage: full }], [], 1])
  })

  test('one that has not goes on', async () => {
    const { handler } = answering(filled, part(' and rest', 'stop'))
    expect((await read(handler, { contextTokens: 32_768 })).text).toBe('half and rest')
  })

  test('what was written before a crash must leave room as well', async () => {
    const { asked, handler } = answering(part('rest', 'stop'))
    const { error } = await read(handler, { contextTokens: 16_384, soFar: 'word '.repeat(13_000) })
    expect(error).toMatchObject({ error: { kind: 'context-too-long' } })
    expect(asked).toEqual([])
  })
})

test('what was written before a crash is not repeated, and the first request asks for the rest', async () => {
  const { asked, handler } = answering(part('<p>Work, then rest, then work.</p>\n', 'stop'))
  const soFar = '```html path=index.html\n<h1>T</h1>\n<p>Work, then re'
  const { text, told } = await read(handler, { soFar })
  expect([soFar + text, told]).toEqual([
    '```html path=index.html\n<h1>T</h1>\n<p>Work, then rest, then work.</p>\n',
    ['resumed 1'],
  ])
  expect(asked[0]?.request.messages[1]).toEqual({ role: 'assistant', content: soFar })
})

test('a rest that fails says so: what came before it stays', async () => {
  const { handler } = answering(part('half', 'length'), failure('overloaded', 'Too busy.'))
  const { text, finishes, error } = await read(handler)
  expect([text, finishes]).toEqual(['half', []])
  expect(error).toBeInstanceOf(Failure)
})

test('a model that writes on from a beginning is given it as the last word', async () => {
  const old: ModelRef = { provider: 'anthropic', model: 'claude-haiku-4-5' }
  const { asked, handler } = answering(part('a {\n  ', 'length'), part('\n  color: red }', 'stop'))
  const { text } = await read(handler, { candidates: [old] })
  expect(text).toBe('a {\n  color: red }')
  expect(asked[1]?.request.messages.at(-1)).toEqual({ role: 'assistant', content: 'a {' })
})
