/**
 * Responses bytes to events: pure, incremental, the same for any split of the bytes. An answer is whole with
 * `response.completed` or `response.incomplete`, or as one whole JSON; deltas are never enough, nor is `[DONE]`.
 * OpenAI sends `event:` lines and no `[DONE]`, OpenRouter the opposite, Perplexity neither.
 */
import { failure, type Failure } from '#shared/domain/error.ts'
import type { Usage } from '#shared/domain/model.ts'
import type { ModelEvent } from '../provider.ts'
import type { AnswerParser } from '../read-answer.ts'
import { responseStart } from '../response-start.ts'
import { createSseParser } from '../sse.ts'
import { createStrayText, errorLine } from '../stray.ts'
import { completeUsage, count } from '../usage.ts'
import { readError, wireFailure, type WireContext } from '../wire-error.ts'
import { createOutput } from './output.ts'
import { createSequence } from './sequence.ts'
import { text, type WireEvent, type WireResponse, type WireUsage } from './wire.ts'

export interface ResponsesParserOptions extends WireContext {
  readonly model: string
  /** For the estimate, where the server counts nothing. */
  readonly inputCharacters: number
}

interface Ending {
  readonly reason: 'stop' | 'length' | 'filter' | 'other'
  readonly rawReason: string
}

export function createResponsesParser(options: ResponsesParserOptions): AnswerParser {
  const { inputCharacters, ...context } = options
  const stray = createStrayText(context)
  const sse = createSseParser({ event: readData, stray: readStray })
  const output = createOutput()
  const sequence = createSequence()
  let events: ModelEvent[] = []
  let started = false
  let ending = false
  /** No more of the answer can come: its end, or `[DONE]`. */
  let closed = false
  let ended: Ending | undefined
  let counted: Partial<Omit<Usage, 'estimated'>> = {}

  function readData(data: string, name: string): void {
    if (closed || data === '') return
    if (data === '[DONE]' || data.trim() === '[DONE]') {
      closed = true
      return
    }
    let event: unknown
    try {
      event = JSON.parse(data)
    } catch {
      if (name === 'error') throw errorLine(data, context)
      // At the end of the body this is a cut-off event, which the missing completion will tell.
      if (ending) return
      throw failure('provider', 'The server sent a damaged piece of the answer.', context)
    }
    if (typeof event === 'object' && event !== null) readEvent(event as WireEvent, name)
  }

  function readStray(line: string): void {
    if (closed) return
    const value = stray.push(line)
    if (value !== undefined) readJson(value)
  }

  function readJson(value: unknown): void {
    const answer: unknown = Array.isArray(value) ? value[0] : value
    if (typeof answer === 'object' && answer !== null) readEvent(answer as WireEvent, '')
  }

  function readEvent(event: WireEvent, name: string): void {
    const type = typeof event.type === 'string' ? event.type : name
    if (!sequence.isNew(event.sequence_number, event.delta)) return
    switch (type) {
      case 'response.output_text.delta':
        start(undefined)
        return output.text(event, events)
      case 'response.output_text.done':
        start(undefined)
        return output.wholeText(event, event.text, false, events)
      case 'response.refusal.delta':
        start(undefined)
        return output.refusal(event, events)
      case 'response.refusal.done':
        start(undefined)
        return output.wholeText(event, event.refusal, true, events)
      case 'response.reasoning_summary_text.delta':
      case 'response.reasoning_text.delta':
      case 'response.reasoning.delta':
        start(undefined)
        return output.reasoning(event, text(event.delta), events)
      case 'response.output_text.annotation.added':
        return output.annotation(event.annotation, events)
      case 'response.output_item.done':
        return output.found(event.item, events)
      case 'response.created':
      case 'response.in_progress':
      case 'response.queued':
        return start(event.response?.model)
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed':
      case 'response.cancelled':
        return end(event, event.response ?? {}, type.slice('response.'.length))
      case 'error':
        throw errorLine(JSON.stringify(event), context)
      default:
        readOther(event, type)
    }
  }

  function readOther(event: WireEvent, type: string): void {
    if (type.startsWith('response.reasoning.')) {
      start(undefined)
      return output.search(event, events)
    }
    if (type.startsWith('response.')) return
    const whole = event as WireResponse
    if (whole.object === 'response') {
      start(whole.model)
      return end(event, whole, text(whole.status))
    }
    // Not an event at all: an error in one of its shapes, or something that concerns nobody.
    const error = readError(event)
    if (error !== undefined) throw wireFailure(error, context)
  }

  function end(event: WireEvent, response: WireResponse, status: string): void {
    if (status === 'failed' || (response.error != null && response.error !== '')) {
      const said = readError({ error: response.error }) ?? readError(event)
      throw wireFailure(said ?? { message: '', codes: [] }, context)
    }
    if (status === 'cancelled') throw failure('truncated', 'The provider broke off the answer.', context)
    if (status !== 'completed' && status !== 'incomplete') throw cut()
    start(response.model)
    const rest = output.complete(response.output, events)
    if (rest === 'different' && sequence.isDisordered()) {
      throw failure('provider', 'Pieces of the answer were lost or came in a wrong order.', {
        ...context,
        retryable: true,
      })
    }
    const usage = response.usage
    if (typeof usage === 'object' && usage !== null) counted = readUsage(usage)
    ended = endingOf(status, response)
    closed = true
  }

  function start(model: unknown): void {
    if (started) return
    started = true
    events.push(responseStart(model, context))
  }

  function cut(): Failure {
    const what = started
      ? 'The answer ended before it was complete.'
      : 'The server closed the connection without an answer.'
    return failure('truncated', what, context)
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
      if (ended === undefined) throw (started ? undefined : stray.complaint()) ?? cut()
      const hole = stray.hole()
      if (hole !== undefined) throw hole
      const { reason, rawReason } = ended
      const usage = completeUsage(counted, { input: inputCharacters, output: output.characters() })
      const words = output.refusalWords()
      if (words === undefined) out.push({ type: 'finish', reason, rawReason, usage })
      else out.push({ type: 'finish', reason: 'refusal', rawReason, ...(words === '' ? {} : { words }), usage })
    },
    isWhole: () => ended !== undefined,
    isClosed: () => closed,
  }
}

function endingOf(status: string, response: WireResponse): Ending {
  if (status === 'completed') return { reason: 'stop', rawReason: status }
  const rawReason = text(response.incomplete_details?.reason) || status
  if (rawReason === 'max_output_tokens' || rawReason === 'max_tokens') return { reason: 'length', rawReason }
  return { reason: rawReason === 'content_filter' ? 'filter' : 'other', rawReason }
}

function readUsage(usage: WireUsage): Partial<Omit<Usage, 'estimated'>> {
  const input = count(usage.input_tokens)
  const output = count(usage.output_tokens)
  const cached = count(usage.input_tokens_details?.cached_tokens)
  const reasoning = count(usage.output_tokens_details?.reasoning_tokens)
  return {
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    ...(cached === undefined ? {} : { cached }),
    ...(reasoning === undefined ? {} : { reasoning }),
  }
}
