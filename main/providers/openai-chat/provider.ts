/** Any server that speaks OpenAI's Chat Completions. */
import { failure } from '#shared/domain/error.ts'
import type { ModelInfo, ProviderId } from '#shared/domain/model.ts'
import { bearer, endpoint, fetchJson, openAnswer } from '../http.ts'
import type { ModelRequest, Provider } from '../provider.ts'
import { readAnswer, type OpenAnswer } from '../read-answer.ts'
import { count, requestCharacters } from '../usage.ts'
import { createChatParser } from './from-wire.ts'
import { toChatBody } from './to-wire.ts'

export interface OpenAiChatOptions {
  readonly id: ProviderId
  /** What OpenAI's own SDK would take: `…/v1`. */
  readonly baseUrl: string
  readonly key?: string
}

export function createOpenAiChat({ id, baseUrl, key }: OpenAiChatOptions): Provider {
  return {
    id,
    async listModels(signal) {
      const url = endpoint(baseUrl, '/models')
      const headers = { accept: 'application/json', ...bearer(key) }
      const models = readModels(await fetchJson({ provider: id, method: 'GET', url, headers, secret: key, signal }))
      if (models !== undefined) return models
      throw failure('provider', `${url.origin} gave no list of models. Check the base URL: it usually ends in /v1.`, {
        provider: id,
      })
    },
    stream(request, signal) {
      return readAnswer(() => open(request, signal), signal)
    },
  }

  async function open(request: ModelRequest, signal: AbortSignal): Promise<OpenAnswer> {
    const { model } = request
    const { body, requestId } = await openAnswer({
      provider: id,
      model,
      method: 'POST',
      url: endpoint(baseUrl, '/chat/completions'),
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...bearer(key) },
      body: JSON.stringify(toChatBody(request)),
      secret: key,
      signal,
    })
    const context = { provider: id, model, ...(requestId === undefined ? {} : { requestId }) }
    const parser = createChatParser({ ...context, inputCharacters: requestCharacters(request) })
    return { body, context, parser, secret: key }
  }
}

/** Reads `{data: […]}`, `{models: […]}` or a bare array, of objects with an `id` or `name`, or of names. */
function readModels(value: unknown): ModelInfo[] | undefined {
  const { data, models } = (typeof value === 'object' && value !== null ? value : {}) as {
    data?: unknown
    models?: unknown
  }
  const list = [data, models, value].find((candidate): candidate is unknown[] => Array.isArray(candidate))
  return list?.flatMap((entry) => {
    if (typeof entry === 'string') return [{ id: entry }]
    if (typeof entry !== 'object' || entry === null) return []
    const { id, name, context_length: length, max_model_len: longest } = entry as Readonly<Record<string, unknown>>
    const model = typeof id === 'string' && id !== '' ? id : name
    if (typeof model !== 'string' || model === '') return []
    const contextTokens = count(length) ?? count(longest)
    return [{ id: model, ...(contextTokens === undefined ? {} : { contextTokens }) }]
  })
}
