/** What Gemini does that others do not. */
import { jsonReply } from '../fake-format.ts'
import { geminiAnswer, geminiChunk, geminiError, geminiEvent } from '../gemini.ts'
import { failed, whole, type FaultRow } from './fault.ts'
import { rowsOf } from './rows-of.ts'

type Fields = Readonly<Record<string, unknown>>

const gemini = rowsOf('gemini')
const google = geminiAnswer('Hi there.', { pieceLength: 20 })
const part = (text: string, candidate: Fields = {}): string => geminiChunk([{ text }], candidate)

export const geminiRows: readonly FaultRow[] = [
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
