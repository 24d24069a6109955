/**
 * Messages bytes to events: pure, incremental, the same for any split of the bytes. An answer is whole after
 * `message_stop` (a `stop_reason` alone is not enough), or when it came as one whole JSON of type `message`.
 * https://platform.claude.com/docs/en/build-with-claude/streaming
 */
import { failure } from '#shared/domain/error.ts'
import { fieldsOf } from '../fields.ts'
import type { FinishReason, ModelEvent } from '../provider.ts'
import type { AnswerParser } from '../read-answer.ts'
import { responseStart } from '../response-start.ts'
import { createSseParser } from '../sse.ts'
import { createStrayText, errorLine } from '../stray.ts'
import { readError, wireFailure, type WireContext } from '../wire-error.ts'
import { createUsageCounter } from './usage.ts'
import type { WireBlock, WireDelta, WireEvent, WireMessage } from './wire.ts'

export interface AnthropicParserOptions extends WireContext {
  readonly model: string
  /** For the estimate, where the server counts nothing. */
  readonly inputCharacters: number
}

/** https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons */
const reasons: Readonly<Record<string, FinishReason>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'refusal',
  // Not documented, but seen.
  sensitive: 'filter',
}

export function createAnthropicParser(options: AnthropicParserOptions): AnswerParser {
  const { inputCharacters, ...context } = options
  const stray = createStrayText(context)
  const sse = createSseParser({ event: readEvent, stray: readStray })
  const usage = createUsageCounter()
  let events: ModelEvent[] = []
  let started = false
  let ending = false
  let stopped = false
  let messageId: string | undefined
  let rawReason: string | undefined
  let words: string | undefined
  let outputCharacters = 0

  function readEvent(data: string, type: string): void {
    if (stopped) return
    if (type === 'error') throw errorLine(data, context)
    let event: unknown
    try {
      event = JSON.parse(data)
    } catch {
      // At the end of the body this is a cut-off event, which the missing message_stop will tell.
      if (ending || data.trim() === '' || data.trim() === '[DONE]') return
      throw failure('provider', 'The server sent a damaged piece of the answer.', context)
    }
    if (typeof event !== 'object' || event === null) return
    if (!readKnown(event) && typeof (event as WireEvent).type !== 'string') readUnknown(event)
  }

  /** A line of bare JSON: one whole answer, or an error. */
  function readStray(line: string): void {
    if (stopped) return
    const value = stray.push(line)
    if (value !== undefined) readJson(value)
  }

  function readJson(value: unknown): void {
    const answer: unknown = Array.isArray(value) ? value[0] : value
    if (typeof answer === 'object' && answer !== null && !readKnown(answer)) readUnknown(answer)
  }

  /** True for an event of the format. By the type in the JSON: some gateways leave out the `event:` lines. */
  function readKnown(event: WireEvent): boolean {
    switch (event.type) {
      case 'content_block_delta':
        if (event.delta != null) readDelta(event.delta)
        return true
      case 'content_block_start':
        if (event.content_block != null) readBlock(event.content_block)
        return true
      case 'message_start':
        begin(event.message?.id)
        start(event.message?.model)
        if (event.message?.usage != null) usage.read(event.message.usage)
        return true
      case 'message_delta':
        if (event.usage != null) usage.read(event.usage)
        if (event.delta != null) readEnd(event.delta)
        return true
      case 'message_stop':
        start(undefined)
        stopped = true
        return true
      case 'message':
        if (!started) readWhole(event as WireMessage)
        return true
      case 'ping':
      case 'content_block_stop':
        return true
      default:
        if (event.type !== 'error' && (event.error == null || event.error === '')) return false
        throw wireFailure(readError(event) ?? { message: '', codes: [] }, context)
    }
  }

  /** Not of this format. What looks like an error is one; new sorts of events are passed over, as the format asks. */
  function readUnknown(value: object): void {
    const error = readError(value)
    if (error !== undefined) throw wireFailure(error, context)
  }

  /** The same beginning may come twice through a gateway; another one after text is another answer, begun anew. */
  function begin(id: unknown): void {
    if (typeof id !== 'string') return
    if (outputCharacters > 0 && messageId !== undefined && id !== messageId)
      throw failure('truncated', 'The server broke off the answer and began another one.', context)
    messageId = id
  }

  function start(model: unknown): void {
    if (started) return
    started = true
    events.push(responseStart(model, context))
  }

  function readDelta(delta: WireDelta): void {
    if (typeof delta.text === 'string') pushText('text-delta', delta.text)
    else if (typeof delta.thinking === 'string') pushText('reasoning-delta', delta.thinking)
    else if (delta.citation != null) pushCitation(delta.citation)
  }

  function readBlock(block: WireBlock): void {
    if (block.type === 'text' && typeof block.text === 'string') pushText('text-delta', block.text)
    else if (block.type === 'thinking' && typeof block.thinking === 'string')
      pushText('reasoning-delta', block.thinking)
    if (Array.isArray(block.citations)) for (const citation of block.citations) pushCitation(citation)
  }

  function pushText(type: 'text-delta' | 'reasoning-delta', text: string): void {
    start(undefined)
    if (text === '') return
    outputCharacters += text.length
    events.push({ type, text })
  }

  function pushCitation(citation: unknown): void {
    const { url, title } = fieldsOf(citation) ?? {}
    if (typeof url !== 'string' || url === '') return
    start(undefined)
    events.push({ type: 'citation', url, title: typeof title === 'string' && title !== '' ? title : url })
  }

  function readEnd({ stop_reason: reason, stop_details: details }: WireDelta | WireMessage): void {
    if (typeof reason === 'string' && reason !== '') rawReason = reason
    const explanation = fieldsOf(details)?.explanation
    if (typeof explanation === 'string' && explanation.trim() !== '') words = explanation.trim()
  }

  function readWhole(message: WireMessage): void {
    start(message.model)
    if (Array.isArray(message.content)) {
      for (const block of message.content as readonly (WireBlock | null)[]) if (block != null) readBlock(block)
    }
    if (message.usage != null) usage.read(message.usage)
    readEnd(message)
    // One without a reason is a message that was only begun.
    stopped = Array.isArray(message.content) && rawReason !== undefined
  }

  return {
    push(bytes, out) {
      events = out
      sse.push(bytes)
    },
    end(out) {
      events = out
      ending = true
      if (!stopped) {
        sse.end()
        const rest = stray.rest()
        if (rest !== undefined) readJson(rest)
      }
      if (!stopped) throw (started ? undefined : stray.complaint()) ?? cut()
      const hole = stray.hole()
      if (hole !== undefined) throw hole
      out.push({
        type: 'finish',
        reason: (rawReason === undefined ? undefined : reasons[rawReason]) ?? 'other',
        ...(rawReason === undefined ? {} : { rawReason }),
        ...(words === undefined ? {} : { words }),
        usage: usage.total({ input: inputCharacters, output: outputCharacters }),
      })
    },
    isWhole: () => stopped,
    isClosed: () => stopped,
  }

  function cut() {
    const what = started
      ? 'The answer ended before it was complete.'
      : 'The server closed the connection without an answer.'
    return failure('truncated', what, context)
  }
}
