/** What servers of OpenAI's Responses do that others do not. */
import { jsonReply } from '../fake-format.ts'
import { responseObject, responsesData, responsesEvent, responsesUsage } from '../responses.ts'
import { failed, whole, type FaultRow } from './fault.ts'
import { rowsOf } from './rows-of.ts'

type Fields = Readonly<Record<string, unknown>>

const responses = rowsOf('responses')
const open = responsesData('Hi there.', { pieceLength: 20 })
const openEvents = open.map(responsesEvent)
const completed = (fields: Fields): string =>
  responsesEvent({ type: 'response.completed', response: responseObject({ status: 'completed', ...fields }) })
const refusal = { type: 'response.refusal.delta', item_id: 'msg_fake', output_index: 0, content_index: 0 }

export const responsesRows: readonly FaultRow[] = [
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
  responses(
    'an unknown model, told by status 400',
    jsonReply(400, {
      error: { message: "The requested model 'x' does not exist.", code: 'model_not_found', param: 'model' },
    }),
    failed('model-not-found', '', { status: 400, says: 'does not exist' }),
  ),
]
