/** A fake of Anthropic's Messages: named events, `ping`, cumulative usage, padding in front of the last bracket. */
import {
  defaultUsage,
  eventJson,
  jsonReply,
  pieces,
  startFakeProvider,
  type AnswerOptions,
  type FakeError,
  type FakeFormat,
} from './fake-format.ts'
import type { Reply, Step } from './steps.ts'

type Fields = Readonly<Record<string, unknown>>

/** One event, named as its data is. */
export function anthropicEvent(data: Fields, padding = 0): string {
  const json = JSON.stringify(data)
  return `event: ${String(data['type'])}\ndata: ${json.slice(0, -1)}${' '.repeat(padding)}}\n\n`
}

const stopReasons = { stop: 'end_turn', length: 'max_tokens', filter: 'refusal' } as const

/** The events of a whole answer: thinking in a block of its own, then the text. */
export function anthropicAnswer(text: string, options: AnswerOptions = {}): string[] {
  const { reasoning = '', reason = 'stop', pieceLength, citations = [], usage = defaultUsage } = options
  const cached = usage.cached ?? 0
  const message = { id: 'msg_fake', type: 'message', role: 'assistant', model: 'fake-model', content: [] }
  const counts = { input_tokens: usage.input - cached, cache_creation_input_tokens: 0, cache_read_input_tokens: cached }
  const start = { ...message, stop_reason: null, stop_sequence: null, usage: { ...counts, output_tokens: 1 } }
  const thinking = reasoning !== ''
  const textBlock = thinking ? 1 : 0
  const events = [anthropicEvent({ type: 'message_start', message: start }, 4)]
  if (thinking) {
    events.push(anthropicEvent(blockStart(0, { type: 'thinking', thinking: '', signature: '' }), 3))
    events.push(anthropicEvent({ type: 'ping' }))
    for (const piece of pieces(reasoning, pieceLength)) {
      events.push(anthropicEvent(blockDelta(0, { type: 'thinking_delta', thinking: piece }), piece.length % 7))
    }
    events.push(anthropicEvent(blockDelta(0, { type: 'signature_delta', signature: 'RmFrZQ==' })))
    events.push(anthropicEvent({ type: 'content_block_stop', index: 0 }))
  }
  events.push(anthropicEvent(blockStart(textBlock, { type: 'text', text: '' }), 6))
  events.push(anthropicEvent({ type: 'ping' }))
  for (const piece of pieces(text, pieceLength)) {
    events.push(anthropicEvent(blockDelta(textBlock, { type: 'text_delta', text: piece }), piece.length % 5))
  }
  for (const { url, title } of citations) {
    const citation = { type: 'web_search_result_location', url, title, cited_text: '…', encrypted_index: 'Rg==' }
    events.push(anthropicEvent(blockDelta(textBlock, { type: 'citations_delta', citation })))
  }
  events.push(anthropicEvent({ type: 'content_block_stop', index: textBlock }, 2))
  const delta = { stop_reason: stopReasons[reason], stop_sequence: null }
  const details = usage.reasoning === undefined ? {} : { output_tokens_details: { thinking_tokens: usage.reasoning } }
  const total = { ...counts, output_tokens: usage.output, ...details }
  events.push(anthropicEvent({ type: 'message_delta', delta, usage: total }, 5))
  events.push(anthropicEvent({ type: 'message_stop' }, 8))
  return events
}

function blockStart(index: number, block: Fields): Fields {
  return { type: 'content_block_start', index, content_block: block }
}

function blockDelta(index: number, delta: Fields): Fields {
  return { type: 'content_block_delta', index, delta }
}

const errorTypes: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  408: 'timeout_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  500: 'api_error',
  502: 'api_error',
  503: 'api_error',
  504: 'timeout_error',
  529: 'overloaded_error',
}

function errorBody({ status, message }: FakeError): Fields {
  const type = errorTypes[status] ?? 'invalid_request_error'
  return { type: 'error', error: { type, message }, request_id: 'req_fake_1' }
}

function refuse(error: FakeError): Reply {
  return jsonReply(error.status, errorBody(error), { 'request-id': 'req_fake_1', ...error.headers })
}

/** A streamed reply of these events, followed by further steps. */
export function anthropicReply(events: readonly string[], ...then: readonly Step[]): Reply {
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'request-id': 'req_fake_1',
    'anthropic-ratelimit-requests-limit': '50',
    'anthropic-ratelimit-requests-remaining': '49',
    'anthropic-ratelimit-requests-reset': '2026-11-21T00:00:01Z',
  }
  return { headers, steps: [...events.map((send) => ({ send })), ...then] }
}

const api = {
  basePath: '',
  modelsPath: '/v1/models',
  generates: (path: string) => path === '/v1/messages',
  keyIn: (headers: Readonly<Record<string, unknown>>) => headers['x-api-key'] as string | undefined,
  models: (names: readonly string[]) => ({
    data: names.map((id) => ({ type: 'model', id, display_name: `Fake ${id}`, created_at: '2026-06-01T00:00:00Z' })),
    has_more: false,
    first_id: names[0] ?? null,
    last_id: names.at(-1) ?? null,
  }),
  refuse,
}

export const anthropic: FakeFormat = {
  name: 'anthropic',
  wire: 'anthropic',
  answer: anthropicAnswer,
  text: (text) => anthropicEvent(blockDelta(0, { type: 'text_delta', text })),
  textIn(event) {
    const delta = eventJson(event)?.['delta'] as Fields | undefined
    return delta?.['type'] === 'text_delta' ? String(delta['text']) : ''
  },
  completes: (event) => eventJson(event)?.['type'] === 'message_stop',
  stream: anthropicReply,
  errorReply: refuse,
  errorEvents: (error) => [anthropicEvent(errorBody(error))],
  quotaReply: () => {
    const message = 'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing.'
    return jsonReply(400, { type: 'error', error: { type: 'invalid_request_error', message } })
  },
  start: (options) => startFakeProvider(api, anthropicReply(anthropicAnswer('Hello from the fake.')), options),
}
