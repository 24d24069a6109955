/** What the formats other than Chat Completions do that others do not. */
import { anthropicAnswer, anthropicEvent } from '../anthropic.ts'
import type { FakeFormat, FakeWire } from '../fake-format.ts'
import { jsonReply } from '../fake-format.ts'
import { geminiAnswer, geminiChunk, geminiError, geminiEvent } from '../gemini.ts'
import { ollamaDone, ollamaLine, ollamaText } from '../ollama.ts'
import { responseObject, responsesData, responsesEvent, responsesUsage } from '../responses.ts'
import type { Reply } from '../steps.ts'
import { failed, whole, type Expected, type FaultRow } from './fault.ts'

type Fields = Readonly<Record<string, unknown>>
type Some = readonly [Expected, ...Expected[]]

/** Rows of one fault each, for one wire format. */
function rowsOf(wire: FakeWire): (name: string, reply: readonly string[] | Reply, ...expected: Some) => FaultRow {
  return (name, reply, ...expected) => ({
    name,
    faults: (format: FakeFormat) =>
      format.wire === wire
        ? [{ name: 'alone', reply: Array.isArray(reply) ? format.stream(reply) : (reply as Reply), expected }]
        : [],
  })
}

const anthropic = rowsOf('anthropic')
const claude = anthropicAnswer('Hi there.', { pieceLength: 20 })
const isStop = (event: string): boolean => event.includes('"message_stop"')

/** A last event with these fields. */
const messageDelta = (delta: Fields, usage: Fields = { output_tokens: 7 }): string =>
  anthropicEvent({ type: 'message_delta', delta: { stop_sequence: null, ...delta }, usage })
const replaceDelta = (event: string): string[] =>
  claude.flatMap((each) => (each.includes('"message_delta"') ? [event] : [each]))

const anthropicRows: readonly FaultRow[] = [
  anthropic(
    'no message_stop',
    claude.filter((event) => !isStop(event)),
    failed('truncated', 'Hi there.'),
  ),
  anthropic(
    'no ping',
    claude.filter((event) => !event.includes('ping')),
    whole('Hi there.'),
  ),
  anthropic('message_start twice', [claude[0] ?? '', ...claude], whole('Hi there.')),
  anthropic('a stray [DONE] after message_stop', [...claude, 'event: data\ndata: [DONE]\n\n'], whole('Hi there.')),
  anthropic(
    'no event lines',
    claude.map((event) => event.replace(/^event: .*\n/, '')),
    whole('Hi there.'),
  ),
  anthropic(
    'an event that nobody knows',
    [...claude.slice(0, 2), anthropicEvent({ type: 'new_thing', text: 'no' }), ...claude.slice(2)],
    whole('Hi there.'),
  ),
  anthropic(
    'a refusal',
    replaceDelta(messageDelta({ stop_reason: 'refusal' })),
    whole('Hi there.', { reason: 'refusal' }),
  ),
  anthropic(
    'the window is full',
    replaceDelta(messageDelta({ stop_reason: 'model_context_window_exceeded' })),
    whole('Hi there.', { reason: 'length' }),
  ),
  anthropic(
    'more input at the end than at the start',
    replaceDelta(
      messageDelta({ stop_reason: 'end_turn' }, { input_tokens: 5000, cache_read_input_tokens: 100, output_tokens: 9 }),
    ),
    whole('Hi there.', { usage: { input: 5100, cached: 100, output: 9, estimated: false } }),
  ),
  anthropic(
    'an error without its event line',
    [...claude.slice(0, 4), 'data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n'],
    failed('overloaded', 'Hi there.', { says: 'Overloaded' }),
  ),
]

const gemini = rowsOf('gemini')
const google = geminiAnswer('Hi there.', { pieceLength: 20 })
const part = (text: string, candidate: Fields = {}): string => geminiChunk([{ text }], candidate)

const geminiRows: readonly FaultRow[] = [
  gemini(
    'STOP in mid-stream, then more text',
    [part('Hi', { finishReason: 'STOP' }), part(' there.'), part('', { finishReason: 'STOP' })],
    whole('Hi there.'),
  ),
  gemini(
    'STOP on every chunk',
    ['Hi', ' there', '.'].map((text) => part(text, { finishReason: 'STOP' })),
    whole('Hi there.'),
  ),
  gemini('no finishReason', google.slice(0, -1), failed('truncated', 'Hi there.')),
  gemini(
    'LF for CRLF',
    google.map((event) => event.replaceAll('\r', '')),
    whole('Hi there.'),
  ),
  gemini(
    'a blocked prompt, without a blank line',
    [`data: ${JSON.stringify({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, modelVersion: 'fake-model' })}`],
    failed('refused', ''),
    whole('', { reason: 'refusal' }),
    whole('', { reason: 'filter' }),
  ),
  gemini(
    'a block in the middle',
    [part('Hi'), geminiChunk([], { finishReason: 'PROHIBITED_CONTENT' })],
    whole('Hi', { reason: 'filter' }),
  ),
  gemini(
    'recitation',
    [part('Hi'), geminiChunk([], { finishReason: 'RECITATION' })],
    whole('Hi', { reason: 'filter' }),
  ),
  gemini(
    'a candidate without content',
    [part('Hi.'), geminiEvent({ candidates: [{ finishReason: 'STOP', index: 0 }] })],
    whole('Hi.'),
  ),
  gemini(
    'another candidate',
    [
      part('Hi.'),
      geminiEvent({ candidates: [{ index: 1, content: { parts: [{ text: 'No.' }] } }] }),
      part('', { finishReason: 'STOP' }),
    ],
    whole('Hi.'),
  ),
  gemini(
    'a thought and text in one chunk',
    [geminiChunk([{ text: 'Hm.', thought: true }, { text: 'Hi.' }], { finishReason: 'STOP' })],
    whole('Hi.', { reasoning: 'Hm.' }),
  ),
  gemini(
    'an error after the finishReason',
    [...google, geminiEvent(geminiError({ status: 503, message: 'Overloaded.' }))],
    failed('overloaded', 'Hi there.'),
  ),
  gemini(
    'a JSON list instead of a stream',
    jsonReply(
      200,
      JSON.stringify(
        google.map((event) => JSON.parse(event.slice(6)) as unknown),
        null,
        2,
      ),
    ),
    whole('Hi there.'),
    failed('provider', ''),
  ),
]

const responses = rowsOf('responses')
const open = responsesData('Hi there.', { pieceLength: 20 })
const openEvents = open.map(responsesEvent)
const completed = (fields: Fields): string =>
  responsesEvent({ type: 'response.completed', response: responseObject({ status: 'completed', ...fields }) })
const refusal = { type: 'response.refusal.delta', item_id: 'msg_fake', output_index: 0, content_index: 0 }

const responsesRows: readonly FaultRow[] = [
  responses('no last event', openEvents.slice(0, -1), failed('truncated', 'Hi there.')),
  responses(
    '[DONE] without a last event',
    [...openEvents.slice(0, -1), 'data: [DONE]\n\n'],
    failed('truncated', 'Hi there.'),
  ),
  responses('[DONE] after the last event', [...openEvents, 'data: [DONE]\n\n'], whole('Hi there.')),
  responses(
    'no event lines',
    openEvents.map((event) => event.replace(/^event: .*\n/, '')),
    whole('Hi there.'),
  ),
  responses(
    'text in the last event that the deltas lack',
    [responsesEvent({ type: 'response.created', response: responseObject({}) }), responsesEvent(open.at(-1) ?? {})],
    whole('Hi there.'),
  ),
  responses(
    'nulls in the last event',
    [...openEvents.slice(0, -1), completed({ output: null, usage: null, model: null })],
    whole('Hi there.'),
  ),
  responses(
    'a refusal',
    [
      responsesEvent({ ...refusal, delta: 'I cannot ' }),
      responsesEvent({ ...refusal, delta: 'help.' }),
      completed({ output: [], usage: responsesUsage({ input: 3, output: 4 }) }),
    ],
    whole('I cannot help.', { reason: 'refusal' }),
  ),
  responses(
    'incomplete, counted as 0 and 0',
    [
      ...openEvents.slice(0, -1),
      responsesEvent({
        type: 'response.incomplete',
        response: responseObject({
          status: 'incomplete',
          incomplete_details: { reason: 'max_output_tokens' },
          usage: responsesUsage({ input: 0, output: 0 }),
        }),
      }),
    ],
    whole('Hi there.', { reason: 'length', usage: { estimated: true } }),
  ),
  responses(
    'incomplete and empty',
    [
      responsesEvent({
        type: 'response.incomplete',
        response: responseObject({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }),
      }),
    ],
    whole('', { reason: 'length' }),
  ),
  responses(
    'a quota, told by error and response.failed',
    [
      responsesEvent({
        type: 'error',
        code: 'insufficient_quota',
        message: 'You exceeded your current quota.',
        param: null,
      }),
      responsesEvent({
        type: 'response.failed',
        response: responseObject({
          status: 'failed',
          error: { code: 'insufficient_quota', message: 'You exceeded your current quota.' },
        }),
      }),
    ],
    failed('quota', '', { retryable: false }),
  ),
  responses(
    'cancelled',
    [
      ...openEvents.slice(0, -1),
      responsesEvent({ type: 'response.cancelled', response: responseObject({ status: 'cancelled' }) }),
    ],
    failed('truncated', 'Hi there.'),
    failed('provider', 'Hi there.'),
  ),
  responses(
    'an event twice',
    [...openEvents.slice(0, 2), openEvents[1] ?? '', ...openEvents.slice(2)],
    whole('Hi there.'),
  ),
  responses(
    'a whole JSON instead of a stream',
    jsonReply(200, open.at(-1)?.['response']),
    whole('Hi there.'),
    failed('provider', ''),
  ),
]

const ollama = rowsOf('ollama')

const ollamaRows: readonly FaultRow[] = [
  ollama('no done', [ollamaText('Hi.')], failed('truncated', 'Hi.')),
  ollama(
    'done with the last text',
    [ollamaText('Hi'), ollamaLine({ message: { role: 'assistant', content: '.' }, done: true, done_reason: 'stop' })],
    whole('Hi.'),
  ),
  ollama('done without a reason', [ollamaText('Hi.'), ollamaDone({ done_reason: undefined })], whole('Hi.')),
  ollama('done without a message', [ollamaText('Hi.'), ollamaLine({ done: true, done_reason: 'stop' })], whole('Hi.')),
  ollama('only loaded', [ollamaDone({ done_reason: 'load' })], whole('', { reason: 'other' })),
  ollama('a line after done', [ollamaText('Hi.'), ollamaDone(), ollamaText('More.')], whole('Hi.')),
  ollama('several lines at once', [ollamaText('a') + ollamaText('b') + ollamaDone()], whole('ab')),
]

export const otherRows: readonly FaultRow[] = [...anthropicRows, ...geminiRows, ...responsesRows, ...ollamaRows]
