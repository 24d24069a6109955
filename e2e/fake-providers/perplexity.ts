/** A fake of Perplexity's Agent: Responses with searches, CRLF, a ping in front, no `[DONE]`. */
import {
  bearerIn,
  defaultUsage,
  eventJson,
  jsonReply,
  pieces,
  startFakeProvider,
  type AnswerOptions,
  type FakeError,
  type FakeFormat,
} from './fake-format.ts'
import { responseObject, responsesUsage } from './responses.ts'
import type { Reply, Step } from './steps.ts'

type Fields = Readonly<Record<string, unknown>>

/** One event as it stands on the wire. */
export function perplexityEvent(data: Fields): string {
  return `event: ${String(data['type'])}\r\ndata: ${JSON.stringify(data)}\r\n\r\n`
}

const defaultSources = [{ url: 'https://example.com/a', title: 'A source' }]

/** The events of a whole answer: a search, its results, then the text, and all of it once more at the end. */
export function perplexityAnswer(text: string, options: AnswerOptions = {}): string[] {
  const { reasoning = '', reason = 'stop', pieceLength, citations = defaultSources, usage = defaultUsage } = options
  const results = citations.map((source, id) => ({ id, ...source, snippet: '…', date: '2026-11-01', source: 'web' }))
  const found = { type: 'search_results', queries: ['fake'], results }
  const part = { type: 'output_text', text, annotations: [] }
  const message = { id: 'msg_fake', type: 'message', role: 'assistant', status: 'completed', content: [part] }
  const cost = { currency: 'USD', input_cost: 0.000_01, output_cost: 0.000_02, total_cost: 0.000_03 }
  const done = {
    status: reason === 'stop' ? 'completed' : 'incomplete',
    output: [found, message],
    usage: { ...responsesUsage(usage), cost },
    ...(reason === 'stop'
      ? {}
      : { incomplete_details: { reason: reason === 'length' ? 'max_output_tokens' : 'content_filter' } }),
  }
  const place = { item_id: message.id, output_index: 1, content_index: 0 }
  const events: Fields[] = [
    { type: 'response.created', response: responseObject({ status: 'in_progress', output: null }) },
    { type: 'response.in_progress', response: responseObject({ status: 'in_progress', output: null }) },
    { type: 'response.reasoning.started', thought: reasoning },
    { type: 'response.reasoning.search_queries', queries: ['fake'], thought: '' },
    { type: 'response.reasoning.search_results', results, thought: null, usage: null },
    { type: 'response.reasoning.stopped', thought: '' },
    { type: 'response.output_item.done', output_index: 0, item: found },
    { type: 'response.output_item.added', output_index: 1, item: { ...message, status: 'in_progress', content: [] } },
    ...pieces(text, pieceLength).map((delta) => ({ type: 'response.output_text.delta', ...place, delta })),
    { type: 'response.output_text.done', ...place, text },
    { type: 'response.output_item.done', output_index: 1, item: message },
    { type: reason === 'stop' ? 'response.completed' : 'response.incomplete', response: responseObject(done) },
  ]
  const wire = events.map((event, sequence_number) => perplexityEvent({ ...event, sequence_number }))
  return [': ping - 2026-11-21 08:00:00.000000+00:00\r\n\r\n', ...wire]
}

function refuse({ status, message, headers }: FakeError): Reply {
  return jsonReply(status, { error: { message, type: 'fake_error', code: status } }, headers)
}

/** A streamed reply of these events, followed by further steps. */
export function perplexityReply(events: readonly string[], ...then: readonly Step[]): Reply {
  return { headers: { 'content-type': 'text/event-stream' }, steps: [...events.map((send) => ({ send })), ...then] }
}

const api = {
  basePath: '/v1',
  modelsPath: '/v1/models',
  generates: (path: string) => path === '/v1/agent' || path === '/v1/responses',
  keyIn: bearerIn,
  models: (names: readonly string[]) => ({
    object: 'list',
    data: names.map((id) => ({ id, object: 'model', owned_by: 'fake' })),
  }),
  refuse,
}

export const perplexity: FakeFormat = {
  name: 'perplexity',
  wire: 'responses',
  answer: perplexityAnswer,
  text: (delta) => perplexityEvent({ type: 'response.output_text.delta', item_id: 'msg_fake', output_index: 1, delta }),
  textIn(event) {
    const data = eventJson(event)
    return data?.['type'] === 'response.output_text.delta' ? String(data['delta']) : ''
  },
  completes: (event) => /^response\.(completed|incomplete)$/.test(String(eventJson(event)?.['type'])),
  stream: perplexityReply,
  errorReply: refuse,
  errorEvents: ({ status, message }) => [
    perplexityEvent({
      type: 'response.failed',
      error: { message, code: status, type: 'fake_error' },
      sequence_number: 9,
    }),
    perplexityEvent({ type: 'error', error: { message, code: status } }),
  ],
  quotaReply: () =>
    jsonReply(401, { error: { message: 'You exceeded your current quota.', type: 'insufficient_quota', code: 401 } }),
  start: (options) => startFakeProvider(api, perplexityReply(perplexityAnswer('Hello from the fake.')), options),
}
