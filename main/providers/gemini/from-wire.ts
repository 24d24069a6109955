/**
 * streamGenerateContent bytes to events: pure, incremental, the same for any split of the bytes. The format has no last
 * event: a finishReason may come in the middle, or in every chunk. So an answer is whole when its body has ended, cleanly
 * and between two chunks, and candidate 0 had a finishReason, or the prompt was blocked.
 * https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse
 */
import { failure } from '#shared/domain/error.ts'
import type { FinishReason, ModelEvent } from '../provider.ts'
import type { AnswerParser } from '../read-answer.ts'
import { responseStart } from '../response-start.ts'
import { createSseParser } from '../sse.ts'
import { createStrayText, errorLine } from '../stray.ts'
import { completeUsage } from '../usage.ts'
import { readError, wireFailure, type WireContext } from '../wire-error.ts'
import { readCitations } from './citations.ts'
import { readCounts, toUsage, type Counts } from './usage.ts'
import { firstCandidate, type WireCandidate, type WireChunk, type WirePart } from './wire.ts'

export interface GeminiParserOptions extends WireContext {
  readonly model: string
  /** For the estimate, where the server counts nothing. */
  readonly inputCharacters: number
}

/** https://ai.google.dev/api/generate-content#FinishReason */
const reasons: Readonly<Record<string, FinishReason>> = {
  STOP: 'stop',
  MAX_TOKENS: 'length',
  SAFETY: 'filter',
  RECITATION: 'filter',
  LANGUAGE: 'filter',
  BLOCKLIST: 'filter',
  PROHIBITED_CONTENT: 'filter',
  SPII: 'filter',
  IMAGE_SAFETY: 'filter',
}

export function createGeminiParser(options: GeminiParserOptions): AnswerParser {
  const { inputCharacters, ...context } = options
  const stray = createStrayText(context)
  const sse = createSseParser({ event: readEvent, stray: readStray, cut: () => void (damaged = true) })
  const cited = new Set<string>()
  let events: ModelEvent[] = []
  let started = false
  let ending = false
  /** The body ended inside a chunk: what a finishReason said before it does not count. */
  let damaged = false
  let strayLines = false
  let rawReason: string | undefined
  let blocked = false
  let words: string | undefined
  let outputCharacters = 0
  let counted: Counts = {}

  function readEvent(data: string, type: string): void {
    if (type === 'error') throw errorLine(data, context)
    let chunk: unknown
    try {
      chunk = JSON.parse(data)
    } catch {
      if (data.trim() === '[DONE]') return
      if (ending) damaged = true
      else if (data.trim() !== '') throw failure('provider', 'The server sent a damaged piece of the answer.', context)
      return
    }
    readJson(chunk)
  }

  /** Errors come as bare JSON, also in the middle of an answer; some servers send all chunks as one array. */
  function readStray(line: string): void {
    if (line.trim() === '') return
    strayLines = true
    const value = stray.push(line)
    if (value === undefined) return
    strayLines = false
    readJson(value)
  }

  function readJson(value: unknown): void {
    if (Array.isArray(value)) for (const chunk of value as readonly unknown[]) readChunk(chunk)
    else readChunk(value)
  }

  function readChunk(value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    const chunk = value as WireChunk
    if (chunk.error != null && chunk.error !== '')
      throw wireFailure(readError(chunk) ?? { message: '', codes: [] }, context)
    const candidate = firstCandidate(chunk.candidates)
    const feedback = chunk.promptFeedback
    if (candidate === undefined && chunk.candidates === undefined && feedback == null && chunk.usageMetadata == null) {
      const error = readError(chunk)
      if (error !== undefined) throw wireFailure(error, context)
      return
    }
    if (!started) start(chunk)
    if (candidate !== undefined) readCandidate(candidate)
    if (typeof feedback?.blockReason === 'string' && feedback.blockReason !== '') {
      blocked = true
      rawReason = feedback.blockReason
      takeWords(feedback.blockReasonMessage)
    }
    if (chunk.usageMetadata != null) counted = { ...counted, ...readCounts(chunk.usageMetadata) }
  }

  function start({ modelVersion, responseId }: WireChunk): void {
    started = true
    const requestId =
      context.requestId ?? (typeof responseId === 'string' && responseId !== '' ? responseId : undefined)
    events.push(responseStart(modelVersion, { ...context, ...(requestId === undefined ? {} : { requestId }) }))
  }

  function readCandidate(candidate: WireCandidate): void {
    const parts = candidate.content?.parts
    if (Array.isArray(parts)) for (const part of parts as readonly (WirePart | null)[]) readPart(part)
    if (candidate.groundingMetadata != null || candidate.citationMetadata != null)
      events.push(...readCitations(candidate, cited))
    const reason = candidate.finishReason
    if (typeof reason !== 'string' || reason === '' || reason === 'FINISH_REASON_UNSPECIFIED') return
    // A STOP may come in every chunk; any other reason is the last word.
    if (!blocked && (rawReason === undefined || reason !== 'STOP')) rawReason = reason
    if (reason !== 'STOP') takeWords(candidate.finishMessage)
  }

  function readPart(part: WirePart | null): void {
    const text = part?.text
    if (typeof text !== 'string' || text === '') return
    outputCharacters += text.length
    events.push({ type: part?.thought === true ? 'reasoning-delta' : 'text-delta', text })
  }

  function takeWords(said: unknown): void {
    if (typeof said === 'string' && said.trim() !== '') words = said.trim()
  }

  return {
    push(bytes, out) {
      events = out
      sse.push(bytes)
    },
    end(out) {
      events = out
      ending = true
      sse.end()
      const rest = stray.rest()
      if (rest !== undefined) {
        strayLines = false
        readJson(rest)
      }
      if (rawReason === undefined || damaged || strayLines) throw (started ? undefined : stray.complaint()) ?? cut()
      out.push({
        type: 'finish',
        reason: blocked ? 'refusal' : (reasons[rawReason] ?? 'other'),
        rawReason,
        ...(words === undefined ? {} : { words }),
        usage: completeUsage(toUsage(counted), { input: inputCharacters, output: outputCharacters }),
      })
    },
    // Before the end of the body nothing is certain, unless there is to be no answer.
    isWhole: () => blocked,
    isClosed: () => false,
  }

  function cut() {
    const what = started
      ? 'The answer ended before it was complete.'
      : 'The server closed the connection without an answer.'
    return failure('truncated', what, context)
  }
}
