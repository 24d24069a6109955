/** For tests of the formats: a whole body through a parser, in one piece or split, as events that can be compared. */
import { Failure } from '#shared/domain/error.ts'
import type { ModelEvent } from './provider.ts'
import type { AnswerParser } from './read-answer.ts'

export interface Outcome {
  readonly text: string
  readonly reasoning: string
  /** All other events, in order. */
  readonly others: readonly ModelEvent[]
  readonly error?: Failure
}

/** Feeds the pieces, then the end, and sums up what came: however it was split, this must be the same. */
export function parse(parser: AnswerParser, pieces: readonly Uint8Array[]): Outcome {
  const events: ModelEvent[] = []
  let error: Failure | undefined
  try {
    for (const piece of pieces) if (!parser.isClosed()) parser.push(piece, events)
    parser.end(events)
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    error = thrown
  }
  const joined = (type: 'text-delta' | 'reasoning-delta') =>
    events.map((event) => (event.type === type ? event.text : '')).join('')
  return {
    text: joined('text-delta'),
    reasoning: joined('reasoning-delta'),
    others: events.filter(({ type }) => type !== 'text-delta' && type !== 'reasoning-delta'),
    ...(error === undefined ? {} : { error }),
  }
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** The body cut in two at every byte, and into single bytes. */
export function* splits(body: Uint8Array): Generator<readonly Uint8Array[]> {
  for (let at = 1; at < body.length; at += 1) yield [body.subarray(0, at), body.subarray(at)]
  yield Array.from(body, (_, at) => body.subarray(at, at + 1))
}
