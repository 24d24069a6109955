/** A fake of OpenAI's Responses: typed events with sequence numbers, the whole response once more at the end. */
import { openAiError } from './chat-flavours.ts'
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
  type FakeUsage,
} from './fake-format.ts'
import type { Reply, Step } from './steps.ts'

type Fields = Readonly<Record<string, unknown>>

/** One event, named as its data is. */
export function responsesEvent(data: Fields): string {
  return `event: ${String(data['type'])}\ndata: ${JSON.stringify(data)}\n\n`
}

/** The object that the first and the last events hold. */
export function responseObject(fields: Fields): Fields {
  const nothing = { error: null, incomplete_details: null, output: [], usage: null }
  return { id: 'resp_fake', object: 'response', created_at: 1_780_000_000, model: 'fake-model', ...nothing, ...fields }
}

export function responsesUsage({ input, output, cached = 0, reasoning = 0 }: FakeUsage): Fields {
  return {
    input_tokens: input,
    input_tokens_details: { cached_tokens: cached },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: reasoning },
    total_tokens: input + output,
  }
}

/** The data of the events of a whole answer, numbered. */
export function responsesData(text: string, options: AnswerOptions = {}): Fields[] {
  const { reasoning = '', reason = 'stop', pieceLength, citations = [], usage = defaultUsage } = options
  const thinks = reasoning !== ''
  const message = { id: 'msg_fake', type: 'message', role: 'assistant' }
  const annotations = citations.map(({ url, title }) => ({
    type: 'url_citation',
    url,
    title,
    start_index: 0,
    end_index: 1,
  }))
  const part = { type: 'output_text', text, annotations, logprobs: [] }
  const place = { item_id: message.id, output_index: thinks ? 1 : 0, content_index: 0 }
  const { output_index } = place
  const whole = { ...message, status: reason === 'stop' ? 'completed' : 'incomplete', content: [part] }
  const events: Fields[] = [
    { type: 'response.created', response: responseObject({ status: 'in_progress' }) },
    { type: 'response.in_progress', response: responseObject({ status: 'in_progress' }) },
    ...(thinks ? reasoningData(reasoning, pieceLength) : []),
    { type: 'response.output_item.added', output_index, item: { ...message, status: 'in_progress', content: [] } },
    { type: 'response.content_part.added', ...place, part: { ...part, text: '', annotations: [] } },
    ...pieces(text, pieceLength).map((delta) => textDelta(delta, place)),
    ...annotations.map((annotation, annotation_index) => ({
      type: 'response.output_text.annotation.added',
      ...place,
      annotation_index,
      annotation,
    })),
    { type: 'response.output_text.done', ...place, text, logprobs: [] },
    { type: 'response.content_part.done', ...place, part },
    { type: 'response.output_item.done', output_index, item: whole },
    lastEvent(reason, [...(thinks ? [reasoningItem(reasoning)] : []), whole], usage),
  ]
  return events.map((event, sequence_number) => ({ ...event, sequence_number }))
}

function lastEvent(reason: 'stop' | 'length' | 'filter', output: readonly Fields[], usage: FakeUsage): Fields {
  const counted = { output, usage: responsesUsage(usage) }
  if (reason === 'stop')
    return { type: 'response.completed', response: responseObject({ status: 'completed', ...counted }) }
  const incomplete_details = { reason: reason === 'length' ? 'max_output_tokens' : 'content_filter' }
  const response = responseObject({ status: 'incomplete', incomplete_details, ...counted })
  return { type: 'response.incomplete', response }
}

function textDelta(delta: string, place: Fields): Fields {
  return {
    type: 'response.output_text.delta',
    ...place,
    delta,
    logprobs: [],
    obfuscation: 'aB3xYz'.slice(delta.length % 6),
  }
}

function reasoningItem(text: string): Fields {
  return { id: 'rs_fake', type: 'reasoning', summary: [{ type: 'summary_text', text }] }
}

function reasoningData(text: string, pieceLength: number | undefined): Fields[] {
  const place = { item_id: 'rs_fake', output_index: 0, summary_index: 0 }
  const part = { type: 'summary_text', text }
  return [
    { type: 'response.output_item.added', output_index: 0, item: { id: 'rs_fake', type: 'reasoning', summary: [] } },
    { type: 'response.reasoning_summary_part.added', ...place, part: { type: 'summary_text', text: '' } },
    ...pieces(text, pieceLength).map((delta) => ({ type: 'response.reasoning_summary_text.delta', ...place, delta })),
    { type: 'response.reasoning_summary_text.done', ...place, text },
    { type: 'response.reasoning_summary_part.done', ...place, part },
    { type: 'response.output_item.done', output_index: 0, item: reasoningItem(text) },
  ]
}

const failedCodes: Readonly<Record<number, string>> = { 429: 'rate_limit_exceeded', 503: 'server_is_overloaded' }

/** An `error` event and `response.failed`; each alone also occurs. */
export function responsesErrorEvents({ status, message }: FakeError): string[] {
  const code = failedCodes[status] ?? 'server_error'
  const event = responsesEvent({ type: 'error', code, message, param: null, sequence_number: 9 })
  const failed = responsesEvent({
    type: 'response.failed',
    sequence_number: 10,
    response: responseObject({ status: 'failed', error: { code, message } }),
  })
  return [event, failed, event + failed]
}

/** A streamed reply of these events, followed by further steps. */
export function responsesReply(events: readonly string[], ...then: readonly Step[]): Reply {
  const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'x-request-id': 'req_fake_1' }
  return { headers, steps: [...events.map((send) => ({ send })), ...then] }
}

const answer = (text: string, options?: AnswerOptions): string[] => responsesData(text, options).map(responsesEvent)

const api = {
  basePath: '/v1',
  modelsPath: '/v1/models',
  generates: (path: string) => path === '/v1/responses',
  keyIn: bearerIn,
  models: (names: readonly string[]) => ({
    object: 'list',
    data: names.map((id) => ({ id, object: 'model', created: 1_780_000_000, owned_by: 'system' })),
  }),
  // An unknown model is 400 here, not 404.
  refuse: openAiError,
}

export const responses: FakeFormat = {
  name: 'openai',
  wire: 'responses',
  answer,
  text: (delta) => responsesEvent(textDelta(delta, { item_id: 'msg_fake', output_index: 0, content_index: 0 })),
  textIn(event) {
    const data = eventJson(event)
    return data?.['type'] === 'response.output_text.delta' ? String(data['delta']) : ''
  },
  completes: (event) => /^response\.(completed|incomplete)$/.test(String(eventJson(event)?.['type'])),
  stream: responsesReply,
  errorReply: openAiError,
  errorEvents: responsesErrorEvents,
  quotaReply: () =>
    jsonReply(429, {
      error: {
        message: 'You exceeded your current quota, please check your plan and billing details.',
        type: 'insufficient_quota',
        param: null,
        code: 'insufficient_quota',
      },
    }),
  start: (options) => startFakeProvider(api, responsesReply(answer('Hello from the fake.')), options),
}
