/**
 * Chat Completions bytes to events: pure, incremental, the same for any split of the bytes. An answer is whole when
 * choice 0 was given a finish_reason, or when it came as one whole JSON; `[DONE]` alone is not enough, and need not come.
 */
import { failure } from '#shared/domain/error.ts'
import type { FinishReason, ModelEvent } from '../provider.ts'
import type { AnswerParser } from '../read-answer.ts'
import { createRepeats } from '../repeats.ts'
import { responseStart } from '../response-start.ts'
import { createSseParser } from '../sse.ts'
import { createStrayText, errorLine } from '../stray.ts'
import { completeUsage } from '../usage.ts'
import { readError, wireFailure, type WireContext } from '../wire-error.ts'
import { createCitations } from './citations.ts'
import { readMessage } from './message.ts'
import { createThinkTags } from './think-tags.ts'
import { readUsage, type CountedUsage } from './usage.ts'
import { firstChoice, plainText, type WireChoice, type WireChunk } from './wire.ts'

export interface ChatParserOptions extends WireContext {
  readonly model: string
  /** For the estimate, where the server counts nothing. */
  readonly inputCharacters: number
  /** See `ChatFlavour`. */
  readonly thinkTags?: true
}

const reasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  stop_sequence: 'stop',
  end_turn: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  complete: 'stop',
  length: 'length',
  max_tokens: 'length',
  model_length: 'length',
  content_filter: 'filter',
  safety: 'filter',
  refusal: 'refusal',
}

export function createChatParser(options: ChatParserOptions): AnswerParser {
  const { inputCharacters, thinkTags, ...context } = options
  const stray = createStrayText(context)
  const repeats = createRepeats()
  const sse = createSseParser({ event: readEvent, stray: readStray })
  const citations = createCitations()
  const tags = thinkTags === true ? createThinkTags() : undefined
  let events: ModelEvent[] = []
  let started = false
  let ending = false
  let closed = false
  let refusal: string | undefined
  let rawReason: string | undefined
  /** One JSON with the whole answer came, from a server that does not stream: its last bracket is its end. */
  let wholeJson = false
  let outputCharacters = 0
  let counted: CountedUsage = {}

  function readEvent(data: string, type: string): void {
    if (closed || data === '') return
    if (data === '[DONE]' || data.trim() === '[DONE]') {
      closed = true
      return
    }
    if (type === 'error') throw errorLine(data, context)
    const repeated = repeats.textOf(data)
    if (repeated !== undefined) return addText(repeated)
    let chunk: unknown
    try {
      chunk = JSON.parse(data)
    } catch {
      // At the end of the body this is a cut-off event, which the missing finish_reason will tell.
      if (ending) return
      throw failure('provider', 'The server sent a damaged piece of the answer.', context)
    }
    const plain = started && repeats.isLearning() ? plainText(chunk) : undefined
    readChunk(chunk)
    if (plain !== undefined) repeats.learn(data, plain)
  }

  function addText(text: string): void {
    const before = events.length
    events.push({ type: 'text-delta', text })
    outputCharacters += text.length
    tags?.sort(events, before)
  }

  function readStray(line: string): void {
    if (closed) return
    const value = stray.push(line)
    if (value !== undefined) readJson(value)
  }

  function readJson(value: unknown): void {
    const answer: unknown = Array.isArray(value) ? value[0] : value
    readChunk(answer)
    const { object, choices } = (answer ?? {}) as { object?: unknown; choices?: unknown }
    if (object === 'chat.completion' && firstChoice(choices)?.message != null) wholeJson = true
  }

  function readChunk(value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    const chunk = value as WireChunk
    if (chunk.error != null && chunk.error !== '') throw errorOf(chunk)
    if (chunk.x_groq?.error != null) throw errorOf({ error: chunk.x_groq.error })
    const choice = firstChoice(chunk.choices)
    if (choice === undefined && chunk.choices === undefined && chunk.usage === undefined) {
      // Not a chunk at all. A flat error ({"message": …}) is one; progress and the like are passed over.
      const error = readError(chunk)
      if (error !== undefined) throw wireFailure(error, context)
      return
    }
    start(chunk.model)
    if (chunk.search_results !== undefined || chunk.citations !== undefined) citations.read(chunk, events)
    if (choice !== undefined) readChoice(choice)
    const usage = chunk.usage ?? chunk.x_groq?.usage
    if (typeof usage === 'object' && usage !== null) counted = { ...counted, ...readUsage(usage) }
  }

  function errorOf(chunk: WireChunk) {
    return wireFailure(readError(chunk) ?? { message: '', codes: [] }, context)
  }

  function start(model: unknown): void {
    if (started) return
    started = true
    events.push(responseStart(model, context))
  }

  function readChoice(choice: WireChoice): void {
    // `message` beside deltas is the text so far, once more.
    const message = choice.delta ?? (outputCharacters === 0 ? choice.message : undefined)
    const reason = choice.finish_reason
    if (choice.error != null) throw errorOf({ error: choice.error })
    if (reason === 'error') throw errorLine(typeof message?.content === 'string' ? message.content : '', context)
    if (typeof message === 'object' && message !== null) {
      const before = events.length
      const refused = readMessage(message, events)
      if (refused !== undefined) refusal = (refusal ?? '') + refused
      if (message.annotations !== undefined) citations.readAnnotations(message.annotations, events)
      for (let i = before; i < events.length; i += 1) outputCharacters += textLength(events[i])
      tags?.sort(events, before)
    }
    if (typeof reason !== 'string' || reason === '') return
    if (reason === 'insufficient_system_resource') {
      throw failure('overloaded', 'The provider broke off the answer: it has too little capacity right now.', context)
    }
    if (reason === 'abort') throw failure('truncated', 'The server broke off the answer.', context)
    rawReason = reason
  }

  return {
    push(bytes, out) {
      events = out
      sse.push(bytes)
    },
    end(out) {
      events = out
      ending = true
      if (!closed) {
        sse.end()
        const rest = stray.rest()
        if (rest !== undefined) readJson(rest)
      }
      tags?.end(events)
      if (rawReason === undefined && !wholeJson) throw (started ? undefined : stray.complaint()) ?? cut()
      const hole = stray.hole()
      if (hole !== undefined) throw hole
      const known = rawReason === undefined ? 'stop' : reasons[rawReason.toLowerCase()]
      const usage = completeUsage(counted, { input: inputCharacters, output: outputCharacters })
      const reason = refusal === undefined ? (known ?? 'other') : 'refusal'
      out.push({
        type: 'finish',
        reason,
        ...(rawReason === undefined ? {} : { rawReason }),
        ...(refusal === undefined ? {} : { words: refusal }),
        usage,
      })
    },
    isWhole: () => rawReason !== undefined || wholeJson,
    isClosed: () => closed,
  }

  function cut() {
    const what = started
      ? 'The answer ended before it was complete.'
      : 'The server closed the connection without an answer.'
    return failure('truncated', what, context)
  }
}

function textLength(event: ModelEvent | undefined): number {
  return event?.type === 'text-delta' || event?.type === 'reasoning-delta' ? event.text.length : 0
}
