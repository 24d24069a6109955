/** Hosted providers that speak Chat Completions, each with its own ways: fields, errors, lists of models. */
import { sse } from './chat-completions.ts'
import { chatFormat, chatUsage, type Fields } from './chat-format.ts'
import { jsonReply, type FakeError } from './fake-format.ts'
import type { Reply } from './steps.ts'

const codes: Readonly<Record<number, string>> = {
  401: 'invalid_api_key',
  404: 'model_not_found',
  413: 'request_too_large',
  429: 'rate_limit_exceeded',
}

/** OpenAI's own shape: `{error: {message, type, param, code}}`. */
export function openAiError({ status, message, headers }: FakeError): Reply {
  const type = status >= 500 ? 'server_error' : 'invalid_request_error'
  return jsonReply(status, { error: { message, type, param: null, code: codes[status] ?? null } }, headers)
}

const openAiModels = (names: readonly string[]): Fields => ({
  object: 'list',
  data: names.map((id) => ({ id, object: 'model', created: 1_780_000_000, owned_by: 'fake' })),
})

const inData = ({ status, message }: FakeError): string =>
  sse({ error: { message, type: 'server_error', code: status } })

/** Only for reasoning that comes in a field of this name. */
const reasoningIn = (field: string) => (text: string) => ({ [field]: text })

export const openAiCompatible = chatFormat({
  name: 'openai-compatible',
  chunk: { service_tier: 'default', system_fingerprint: 'fp_fake', obfuscation: 'k2J9x' },
  models: openAiModels,
  refuse: openAiError,
  errorEvents: (error) => [inData(error)],
  quota: () =>
    jsonReply(429, {
      error: {
        message: 'You exceeded your current quota, please check your plan and billing details.',
        type: 'insufficient_quota',
        param: null,
        code: 'insufficient_quota',
      },
    }),
})

export const openRouter = chatFormat({
  name: 'openrouter',
  basePath: '/api/v1',
  opening: [': OPENROUTER PROCESSING\n\n', ': OPENROUTER PROCESSING\n\n'],
  chunk: { provider: 'Fake' },
  headers: { 'x-generation-id': 'gen-fake-1' },
  reasoning: (text) => ({
    content: '',
    reasoning: text,
    reasoning_details: [{ type: 'reasoning.text', text, format: 'unknown', index: 0 }],
  }),
  tail: (usage) => ({
    choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null, native_finish_reason: null }],
    usage: { ...chatUsage(usage), cost: 0.000_12, is_byok: false },
  }),
  models: (names) => ({
    data: names.map((id) => ({
      id,
      name: `Fake: ${id}`,
      context_length: 131_072,
      architecture: { modality: 'text->text', input_modalities: ['text'], output_modalities: ['text'] },
      pricing: { prompt: '0.000003', completion: '0.000015', input_cache_read: '0.0000003' },
      top_provider: { context_length: 131_072, max_completion_tokens: 32_768, is_moderated: false },
      supported_parameters: ['max_tokens', 'temperature', 'reasoning', 'include_reasoning'],
    })),
  }),
  refuse: ({ status, message, headers }) =>
    jsonReply(status, { error: { message, code: status }, user_id: 'user_fake' }, headers),
  errorEvents: ({ status, message }) => {
    const error = { code: status, message, metadata: { provider_name: 'Fake' } }
    const choices = [{ index: 0, delta: { content: '' }, finish_reason: 'error', native_finish_reason: null }]
    return [sse({ id: 'gen-1', model: 'fake-model', error, choices }), inData({ status, message })]
  },
  quota: () => jsonReply(402, { error: { message: 'Insufficient credits. Add more, then try again.', code: 402 } }),
})

const fanarCodes: Readonly<Record<number, string>> = {
  401: 'invalid_authentication',
  403: 'invalid_authorization',
  404: 'not_found',
  429: 'rate_limit_reached',
  500: 'internal_server_error',
  503: 'overloaded',
  504: 'timeout',
}

export const fanar = chatFormat({
  name: 'fanar',
  opening: [sse({ progress: { message: { en: 'Thinking', ar: 'جارٍ التفكير' } } })],
  closing: (usage) => ({ usage: chatUsage(usage) }),
  tail: () => null,
  models: (names) => ({
    id: 'models',
    models: names.map((id) => ({ id, object: 'model', created: 1_780_000_000, owned_by: 'fanar' })),
  }),
  refuse: ({ status, message, headers }) =>
    jsonReply(status, { error: { code: fanarCodes[status] ?? 'invalid_request', message, status } }, headers),
  errorEvents: ({ message }) => [
    sse({ id: 'f', model: 'fake-model', choices: [{ index: 0, delta: { content: message }, finish_reason: 'error' }] }),
  ],
  quota: () => jsonReply(429, { error: { code: 'exceeded_quota', message: 'Your quota is used up.', status: 429 } }),
})

export const groq = chatFormat({
  name: 'groq',
  basePath: '/openai/v1',
  chunk: { x_groq: { id: 'req_fake' } },
  reasoning: (text) => ({ reasoning: text, channel: 'analysis' }),
  closing: (usage) => ({ x_groq: { id: 'req_fake', usage: { ...chatUsage(usage), queue_time: 0.01 } } }),
  tail: () => null,
  models: (names) => ({
    object: 'list',
    data: names.map((id) => ({
      id,
      object: 'model',
      active: true,
      context_window: 131_072,
      max_completion_tokens: 8192,
    })),
  }),
  refuse: openAiError,
  errorEvents: ({ status, message }) => [
    `event: error\n${sse({ error: { message, type: 'server_error', status_code: status } })}`,
  ],
})

export const cerebras = chatFormat({
  name: 'cerebras',
  reasoning: reasoningIn('reasoning'),
  closing: (usage) => ({ usage: chatUsage(usage), time_info: { queue_time: 0.000_1, completion_time: 0.002 } }),
  tail: () => null,
  models: openAiModels,
  refuse: ({ status, message, headers }) =>
    jsonReply(status, { message, type: 'error', param: null, code: codes[status] ?? 'error' }, headers),
  errorEvents: (error) => [inData(error)],
})

export const deepSeek = chatFormat({
  name: 'deepseek',
  basePath: '',
  opening: [': keep-alive\n\n', '\n'],
  closing: (usage) => ({ usage: { ...chatUsage(usage), prompt_cache_hit_tokens: usage.cached ?? 0 } }),
  tail: () => null,
  models: openAiModels,
  refuse: (error) =>
    openAiError({ ...error, headers: { 'content-type': 'application/octet-stream', ...error.headers } }),
  errorEvents: (error) => [inData(error)],
  quota: () => jsonReply(402, { error: { message: 'Insufficient Balance', type: 'unknown_error', param: null } }),
})

export const mistral = chatFormat({
  name: 'mistral',
  chunk: { p: 'abcdefghijk' },
  reasoning: (text) => ({ content: [{ type: 'thinking', thinking: [{ type: 'text', text }] }] }),
  closing: (usage) => ({ usage: chatUsage(usage) }),
  tail: () => null,
  models: (names) => ({
    object: 'list',
    data: names.map((id) => ({
      id,
      object: 'model',
      name: id,
      max_context_length: 131_072,
      capabilities: { vision: false },
    })),
  }),
  refuse: ({ status, message, headers }) =>
    jsonReply(
      status,
      status === 401
        ? { detail: message }
        : { object: 'error', message, type: 'fake_error', param: null, code: '1800' },
      headers,
    ),
  errorEvents: (error) => [inData(error)],
})

export const xAi = chatFormat({
  name: 'xai',
  // Its count of output leaves the reasoning out.
  tail: (usage) => ({
    choices: [],
    usage: { ...chatUsage(usage), completion_tokens: usage.output - (usage.reasoning ?? 0) },
  }),
  models: openAiModels,
  refuse: ({ status, message, headers }) =>
    jsonReply(status === 401 ? 400 : status, { code: 'Client specified an invalid argument', error: message }, headers),
  errorEvents: (error) => [sse({ code: 'The service is currently unavailable', error: error.message })],
  quota: () =>
    jsonReply(429, { code: 'Some resource has been exhausted', error: 'Your team has used all available credits.' }),
})
