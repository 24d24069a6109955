/** What Anthropic's Messages do that other formats do not. */
import { anthropicAnswer, anthropicEvent } from '../anthropic.ts'
import { jsonReply } from '../fake-format.ts'
import { failed, whole, type FaultRow } from './fault.ts'
import { rowsOf } from './rows-of.ts'

type Fields = Readonly<Record<string, unknown>>

const anthropic = rowsOf('anthropic')
const claude = anthropicAnswer('Hi there.', { pieceLength: 20 })
const isStop = (event: string): boolean => event.includes('"message_stop"')

/** A last event with these fields. */
const messageDelta = (delta: Fields, usage: Fields = { output_tokens: 7 }): string =>
  anthropicEvent({ type: 'message_delta', delta: { stop_sequence: null, ...delta }, usage })
const replaceDelta = (event: string): string[] =>
  claude.flatMap((each) => (each.includes('"message_delta"') ? [event] : [each]))

export const anthropicRows: readonly FaultRow[] = [
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
  anthropic(
    'a whole JSON of a message that was only begun',
    jsonReply(200, { type: 'message', role: 'assistant', content: [], stop_reason: null, usage: { output_tokens: 1 } }),
    failed('truncated', ''),
  ),
]
