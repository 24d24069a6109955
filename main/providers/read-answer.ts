/** Drives a format's parser over a body: events out, one terminal state, and the connection closed or given back. */
import { failure, type Failure } from '#shared/domain/error.ts'
import { abortFailure } from '../lib/abort.ts'
import { isDamage } from './decode-body.ts'
import type { HttpAnswer, HttpBody } from './http.ts'
import { withoutSecret } from './http-failure.ts'
import type { EventReader, ModelEvent, RateLimits } from './provider.ts'
import type { WireContext } from './wire-error.ts'

/**
 * A format's incremental parser: pure, no I/O, no timers. Methods and no getters: V8 puts the pair of a getter made for one
 * object into the old heap, where it keeps all that its closure sees until a full collection, some 4 KB an answer.
 */
export interface AnswerParser {
  /** Appends what these bytes tell. Throws a Failure for an error inside the answer; what came before it is appended. */
  push(bytes: Uint8Array, events: ModelEvent[]): void
  /** The body has ended: appends what is left and the `finish`. Throws `truncated` when the answer is not whole. */
  end(events: ModelEvent[]): void
  /** The format's own completion was seen: what may still come is usage, or an error. */
  isWhole(): boolean
  /** Nothing more can come; the rest of the body need not be awaited. */
  isClosed(): boolean
}

/** How long a server may still take, after a whole answer, to send usage and close. */
const tailGraceMs = 2000
/** How much of the rest is read, so that the connection can be used again. */
const drainBytes = 64 * 1024
const drainMs = 1000

/** An answer that has begun, and what reads it. */
export interface OpenAnswer {
  readonly answer: HttpAnswer
  readonly parser: AnswerParser
  readonly context: WireContext
  /** Removed from the words of an error inside the answer. */
  readonly secret?: string | undefined
}

/**
 * Opens an answer when the iteration begins. Ends after the parser's `finish`, or throws a Failure. A connection that
 * breaks is `truncated` unless the answer was whole; an abort is the signal's reason. Leaving the iteration early
 * closes the connection.
 */
export function readAnswer(open: () => Promise<OpenAnswer>, signal: AbortSignal): AsyncIterable<ModelEvent> {
  return { [Symbol.asyncIterator]: () => new BatchReader(readBatches(open, signal), signal) }
}

/**
 * A chunk of the body has many events: each is given without going through a generator for it. A class, since what the
 * engine has compiled for the closures of one answer does not hold for those of the next.
 */
class BatchReader implements EventReader {
  private readonly batches: AsyncGenerator<readonly ModelEvent[], void>
  private readonly signal: AbortSignal
  private batch: readonly ModelEvent[] = []
  private at = 0

  constructor(batches: AsyncGenerator<readonly ModelEvent[], void>, signal: AbortSignal) {
    this.batches = batches
    this.signal = signal
  }

  next(): Promise<IteratorResult<ModelEvent>> {
    const event = this.take()
    return event === undefined ? this.nextOfNextBatch() : Promise.resolve({ done: false, value: event })
  }

  take(): ModelEvent | undefined {
    const event = this.signal.aborted ? undefined : this.batch[this.at]
    if (event !== undefined) this.at += 1
    return event
  }

  takeAll(): readonly ModelEvent[] {
    if (this.signal.aborted || this.at === this.batch.length) return []
    const events = this.batch.slice(this.at)
    this.at = this.batch.length
    return events
  }

  async return(): Promise<IteratorResult<ModelEvent>> {
    await this.batches.return()
    return { done: true, value: undefined }
  }

  private async nextOfNextBatch(): Promise<IteratorResult<ModelEvent>> {
    if (this.signal.aborted) {
      await this.batches.return()
      throw abortFailure(this.signal)
    }
    const step = await this.batches.next()
    if (step.done === true) return { done: true, value: undefined }
    this.batch = step.value
    this.at = 0
    return this.next()
  }
}

/** Each batch is the same array, which has other events in it once the next is asked for. */
async function* readBatches(
  open: () => Promise<OpenAnswer>,
  signal: AbortSignal,
): AsyncGenerator<readonly ModelEvent[], void> {
  const { answer, parser, context, secret } = await open()
  const { body, wire } = answer
  const chunks = body.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  const events: ModelEvent[] = []
  let { limits } = answer
  let grace: NodeJS.Timeout | undefined
  let finished = false
  try {
    for (let more = true; more;) {
      const bytes = await nextChunk(chunks, parser, context, signal)
      more = bytes !== undefined
      let thrown: unknown
      try {
        if (bytes !== undefined) {
          if (wire !== undefined) wire.receivedBytes += bytes.length
          parser.push(bytes, events)
        }
        if (bytes === undefined || parser.isClosed()) {
          more = false
          parser.end(events)
        }
      } catch (error) {
        thrown = withoutSecret(error, secret)
      }
      if (limits !== undefined && stampLimits(events, limits)) limits = undefined
      if (events.length > 0) yield events
      events.length = 0
      if (thrown !== undefined) throw thrown
      if (parser.isWhole() && more) grace ??= setTimeout(() => body.destroy(), tailGraceMs)
    }
    finished = true
  } finally {
    clearTimeout(grace)
    if (finished) void giveBack(body, chunks).catch(() => {})
    else body.on('error', () => {}).destroy()
  }
}

/** The headers' limits go onto the answer's first event. True once that has come. */
function stampLimits(events: ModelEvent[], limits: RateLimits): boolean {
  const [first] = events
  if (first?.type === 'response-start') events[0] = { limits, ...first }
  return first !== undefined
}

async function nextChunk(
  chunks: AsyncIterator<Uint8Array>,
  parser: AnswerParser,
  context: WireContext,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  try {
    const step = await chunks.next()
    if (signal.aborted) throw abortFailure(signal)
    return step.done === true ? undefined : step.value
  } catch (thrown) {
    if (signal.aborted) throw abortFailure(signal)
    if (parser.isWhole()) return undefined
    if (isDamage(thrown))
      throw failure('provider', 'The server sent a damaged answer: its compression is broken.', {
        ...context,
        cause: thrown,
      })
    throw broken(context, thrown)
  }
}

function broken(context: WireContext, cause: unknown): Failure {
  return failure('truncated', 'The connection broke in the middle of the answer.', { ...context, cause })
}

/**
 * Reads a short rest, so that the connection returns to its pool; closes it when there is more. Nobody waits for this.
 * Not by undici's `dump`: that counts the whole answer as the rest, and stands still behind a reader that has left.
 */
async function giveBack(body: HttpBody, chunks: AsyncIterator<Uint8Array>): Promise<void> {
  await chunks.return?.()
  let left = drainBytes
  const timer = setTimeout(() => body.destroy(), drainMs)
  body.on('error', () => {})
  body.on('close', () => clearTimeout(timer))
  body.on('data', (rest: Uint8Array) => {
    left -= rest.byteLength
    if (left < 0) body.destroy()
  })
  if (body.closed) clearTimeout(timer)
}
