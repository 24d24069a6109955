/** Servers on one's own machine that speak Chat Completions. */
import { sse } from './chat-completions.ts'
import { chatFormat } from './chat-format.ts'
import { jsonReply } from './fake-format.ts'

export const llamaCpp = chatFormat({
  name: 'llamacpp',
  closing: () => ({ timings: { prompt_n: 11, prompt_ms: 20, predicted_n: 7, predicted_ms: 90 } }),
  models: (names) => ({
    models: names.map((name) => ({ name, model: name, capabilities: ['completion'] })),
    object: 'list',
    data: names.map((id) => ({ id, object: 'model', owned_by: 'llamacpp', meta: { n_ctx_train: 32_768, size: 8e8 } })),
  }),
  refuse: ({ status, message, headers }) =>
    jsonReply(
      status,
      { error: { code: status, message, type: status === 401 ? 'authentication_error' : 'error' } },
      headers,
    ),
  // The field is `error`: a parser of the standard drops the line.
  errorEvents: ({ status, message }) => [
    `error: ${JSON.stringify({ code: status, message, type: 'server_error' })}\n\n`,
    sse({ error: { code: status, message, type: 'server_error' } }),
  ],
})

export const lmStudio = chatFormat({
  name: 'lmstudio',
  models: (names) => ({
    object: 'list',
    data: names.map((id) => ({ id, object: 'model', owned_by: 'organization_owner' })),
  }),
  refuse: ({ status, message, headers }) => jsonReply(status, { error: message }, headers),
  errorEvents: ({ message }) => [`event: error\n${sse({ error: { message } })}`],
})

export const vllm = chatFormat({
  name: 'vllm',
  models: (names) => ({
    object: 'list',
    data: names.map((id) => ({ id, object: 'model', owned_by: 'vllm', root: id, parent: null, max_model_len: 32_768 })),
  }),
  refuse: ({ status, message, headers }) =>
    jsonReply(status, { object: 'error', message, type: 'BadRequestError', param: null, code: status }, headers),
  errorEvents: ({ status, message }) => [sse({ object: 'error', message, type: 'InternalServerError', code: status })],
})
