/**
 * Ollama's NDJSON to events: pure, incremental, the same for any split of the bytes. An answer is whole when a line
 * said `done: true`.
 *
 * Thinking is what the server calls so, and what older ones leave in the text between <think> and </think> at its very
 * beginning. Some models think all the same when they are asked not to, and leave a closing </think> alone: what stands
 * before it was handed on as text by then, and stays text. To tell it apart, every answer would have to be held back.
 */
import { failure } from '#shared/domain/error.ts'
import type { Usage } from '#shared/domain/model.ts'
import { createLineSplitter } from '../lines.ts'
import { createThinkTags } from '../openai-chat/think-tags.ts'
import type { FinishReason, ModelEvent, Timings } from '../provider.ts'
import type { AnswerParser } from '../read-answer.ts'
import { responseStart } from '../response-start.ts'
import { createStrayText } from '../stray.ts'
import { completeUsage, count } from '../usage.ts'
import { readError, wireFailure, type WireContext } from '../wire-error.ts'

export interface OllamaParserOptions extends WireContext {
  readonly model: string
  /** For the estimate, where the server counts nothing. */
  readonly inputCharacters: number
}

interface WireLine {
  readonly model?: unknown
  readonly message?: { readonly content?: unknown; readonly thinking?: unknown } | null
  readonly done?: unknown
  readonly done_reason?: unknown
  readonly prompt_eval_count?: unknown
  readonly eval_count?: unknown
  readonly load_duration?: unknown
  readonly prompt_eval_duration?: unknown
  readonly eval_duration?: unknown
  readonly error?: unknown
}

/** `load` and `unload` answer a request without messages: nothing was said. */
const reasons: Readonly<Record<string, FinishReason>> = { stop: 'stop', length: 'length' }

export function createOllamaParser(options: OllamaParserOptions): AnswerParser {
  const { inputCharacters, ...context } = options
  const stray = createStrayText(context)
  const lines = createLineSplitter(readLine)
  const tags = createThinkTags()
  let events: ModelEvent[] = []
  let started = false
  let ending = false
  let last: WireLine | undefined
  let outputCharacters = 0

  function readLine(text: string): void {
    if (last !== undefined || text.trim() === '') return
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      value = readDamaged(text)
    }
    if (typeof value === 'object' && value !== null) readObject(value)
  }

  /** Before the answer began, anything may come: a web page, plain words, JSON over several lines. */
  function readDamaged(text: string): unknown {
    if (!started) return stray.push(text)
    // At the end of the body this is a cut-off line, which the missing `done` will tell.
    if (ending) return undefined
    throw damaged()
  }

  function damaged() {
    return failure('provider', 'Ollama sent a damaged piece of the answer.', context)
  }

  function readObject(line: WireLine): void {
    if (line.error != null && line.error !== '')
      throw wireFailure(readError(line) ?? { message: '', codes: [] }, context)
    const { message } = line
    if (message == null && line.done !== true) return
    if (!started) {
      // A first line that was damaged: without it the answer would have a hole.
      if (stray.isPending()) throw damaged()
      start(line.model)
    }
    if (typeof message?.thinking === 'string' && message.thinking !== '') {
      outputCharacters += message.thinking.length
      events.push({ type: 'reasoning-delta', text: message.thinking })
    }
    if (typeof message?.content === 'string' && message.content !== '') {
      outputCharacters += message.content.length
      events.push({ type: 'text-delta', text: message.content })
      tags.sort(events, events.length - 1)
    }
    if (line.done === true) last = line
  }

  function start(model: unknown): void {
    started = true
    events.push(responseStart(model, context))
  }

  function finish(line: WireLine): ModelEvent {
    const rawReason = typeof line.done_reason === 'string' && line.done_reason !== '' ? line.done_reason : undefined
    const input = count(line.prompt_eval_count)
    const output = count(line.eval_count)
    const timings = readTimings(line)
    const counted: Partial<Omit<Usage, 'estimated'>> = {
      ...(input === undefined ? {} : { input }),
      ...(output === undefined ? {} : { output }),
    }
    return {
      type: 'finish',
      // Versions before 0.3 give no reason; `done: true` is their word for a whole answer.
      reason: rawReason === undefined ? 'stop' : (reasons[rawReason] ?? 'other'),
      ...(rawReason === undefined ? {} : { rawReason }),
      usage: completeUsage(counted, { input: inputCharacters, output: outputCharacters }),
      ...(timings === undefined ? {} : { timings }),
    }
  }

  return {
    push(bytes, out) {
      events = out
      lines.push(bytes)
    },
    end(out) {
      events = out
      ending = true
      if (last === undefined) {
        lines.end()
        const rest = stray.rest()
        if (typeof rest === 'object' && rest !== null) readObject(rest)
      }
      tags.end(out)
      if (last === undefined) throw (started ? undefined : stray.complaint()) ?? cut()
      out.push(finish(last))
    },
    isWhole: () => last !== undefined,
    isClosed: () => last !== undefined,
  }

  function cut() {
    const what = started
      ? 'The answer ended before it was complete.'
      : 'Ollama closed the connection without an answer.'
    return failure('truncated', what, context)
  }
}

/** From nanoseconds; undefined when the server tells none. A model that is there already reports no time to load it. */
function readTimings(line: WireLine): Timings | undefined {
  const loadMs = milliseconds(line.load_duration)
  const promptMs = milliseconds(line.prompt_eval_duration)
  const outputMs = milliseconds(line.eval_duration)
  if (loadMs === undefined && promptMs === undefined && outputMs === undefined) return undefined
  return {
    ...(loadMs === undefined ? {} : { loadMs }),
    ...(promptMs === undefined ? {} : { promptMs }),
    ...(outputMs === undefined ? {} : { outputMs }),
  }
}

function milliseconds(nanoseconds: unknown): number | undefined {
  const value = count(nanoseconds)
  return value === undefined ? undefined : Math.round(value / 1e4) / 100
}
