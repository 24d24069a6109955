/** A fake of Gemini's streamGenerateContent with alt=sse: CRLF, no `event:`, no `[DONE]`, a whole small response a chunk. */
import {
  defaultUsage,
  eventJson,
  jsonReply,
  pieces,
  startFakeProvider,
  type AnswerOptions,
  type FakeError,
  type FakeFormat,
  type FakeUsage,
} from './fake-format.ts'
import type { Reply, Step } from './steps.ts'

type Fields = Readonly<Record<string, unknown>>

/** One chunk as it stands on the wire. */
export function geminiEvent(chunk: Fields): string {
  return `data: ${JSON.stringify(chunk)}\r\n\r\n`
}

/** A chunk with these parts, and further fields of the candidate. */
export function geminiChunk(parts: readonly Fields[], candidate: Fields = {}, usage = defaultUsage): string {
  const content = { parts, role: 'model' }
  const usageMetadata = geminiUsage(usage)
  const candidates = [{ content, index: 0, ...candidate }]
  return geminiEvent({ candidates, usageMetadata, modelVersion: 'fake-model', responseId: 'fake-response' })
}

/** Thoughts are counted beside the candidates, not among them. */
function geminiUsage({ input, output, cached, reasoning = 0 }: FakeUsage): Fields {
  return {
    promptTokenCount: input,
    candidatesTokenCount: output - reasoning,
    totalTokenCount: input + output,
    promptTokensDetails: [{ modality: 'TEXT', tokenCount: input }],
    ...(cached === undefined ? {} : { cachedContentTokenCount: cached }),
    ...(reasoning === 0 ? {} : { thoughtsTokenCount: reasoning }),
  }
}

const finishReasons = { stop: 'STOP', length: 'MAX_TOKENS', filter: 'SAFETY' } as const

/** The events of a whole answer: the last chunk brings the finishReason. */
export function geminiAnswer(text: string, options: AnswerOptions = {}): string[] {
  const { reasoning = '', reason = 'stop', pieceLength, citations = [], usage = defaultUsage } = options
  const groundingChunks = citations.map(({ url, title }) => ({ web: { uri: url, title } }))
  const grounding = citations.length === 0 ? {} : { groundingMetadata: { groundingChunks, webSearchQueries: ['fake'] } }
  return [
    ...pieces(reasoning, pieceLength).map((piece) => geminiChunk([{ text: piece, thought: true }], {}, usage)),
    ...pieces(text, pieceLength).map((piece) => geminiChunk([{ text: piece }], {}, usage)),
    geminiChunk([{ text: '' }], { finishReason: finishReasons[reason], ...grounding }, usage),
  ]
}

const statuses: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
}

/** Gemini's error body; `details` as its google.rpc types. */
export function geminiError({ status, message }: FakeError, details: readonly Fields[] = []): Fields {
  const error = { code: status, message, status: statuses[status] ?? 'INVALID_ARGUMENT' }
  return { error: details.length === 0 ? error : { ...error, details } }
}

/** The detail in which Gemini says how long to wait. */
export function retryInfo(retryDelay: string): Fields {
  return { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay }
}

/** A bad key is status 400; errors of a stream's request are JSON under the stream's type. */
function refuse({ status, message, headers }: FakeError): Reply {
  if (status === 401) {
    const reason = { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }
    const invalid = { status: 400, message: 'API key not valid. Please pass a valid API key.' }
    return jsonReply(400, geminiError(invalid, [reason]))
  }
  const body = JSON.stringify(geminiError({ status, message }), null, 2)
  return jsonReply(status, body, { 'content-type': 'text/event-stream', ...headers })
}

/** A streamed reply of these events, followed by further steps. */
export function geminiReply(events: readonly string[], ...then: readonly Step[]): Reply {
  return { headers: { 'content-type': 'text/event-stream' }, steps: [...events.map((send) => ({ send })), ...then] }
}

const api = {
  basePath: '/v1beta',
  modelsPath: '/v1beta/models',
  generates: (path: string) => /^\/v1beta\/models\/[^/]+:streamGenerateContent$/.test(path),
  keyIn: (headers: Readonly<Record<string, unknown>>) => headers['x-goog-api-key'] as string | undefined,
  models: (names: readonly string[]) => ({
    models: names.map((name) => ({
      name: `models/${name}`,
      version: '001',
      displayName: `Fake ${name}`,
      description: 'A fake.',
      inputTokenLimit: 1_048_576,
      outputTokenLimit: 65_536,
      supportedGenerationMethods: ['generateContent', 'countTokens', 'createCachedContent'],
      temperature: 1,
      thinking: true,
    })),
  }),
  refuse,
}

export const gemini: FakeFormat = {
  name: 'gemini',
  wire: 'gemini',
  answer: geminiAnswer,
  text: (text) => geminiChunk([{ text }]),
  textIn(event) {
    const candidates = eventJson(event)?.['candidates'] as { content?: { parts?: Fields[] } }[] | undefined
    const parts = candidates?.[0]?.content?.parts ?? []
    return parts.map((part) => (part['thought'] === true ? '' : String(part['text'] ?? ''))).join('')
  },
  completes: (event) => {
    const candidates = eventJson(event)?.['candidates'] as Fields[] | undefined
    return typeof candidates?.[0]?.['finishReason'] === 'string'
  },
  stream: geminiReply,
  errorReply: refuse,
  errorEvents: (error) => [
    geminiEvent(geminiError(error)),
    `${JSON.stringify(geminiError(error), null, 2)}\r\n`.replaceAll(/\r?\n/g, '\r\n'),
    JSON.stringify([geminiError(error)], null, 2),
  ],
  quotaReply: () => {
    const message = 'You exceeded your current quota, please check your plan and billing details.'
    const quotaId = 'GenerateRequestsPerDayPerProjectPerModel-FreeTier'
    const failure = {
      '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
      violations: [{ quotaId, quotaValue: '50' }],
    }
    return jsonReply(429, geminiError({ status: 429, message }, [failure]))
  },
  start: (options) => startFakeProvider(api, geminiReply(geminiAnswer('Hello from the fake.')), options),
}
