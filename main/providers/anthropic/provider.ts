/** Anthropic, or a server that speaks its Messages API. https://platform.claude.com/docs/en/api/overview */
import { failure } from '#shared/domain/error.ts'
import type { ModelInfo } from '#shared/domain/model.ts'
import type { AdapterOptions } from '../adapter-options.ts'
import { endpoint, fetchJson, openAnswer } from '../http.ts'
import { keyHeader } from '../key-header.ts'
import type { ModelRequest, Provider } from '../provider.ts'
import { readAnswer, type OpenAnswer } from '../read-answer.ts'
import { requestCharacters } from '../usage.ts'
import { createAnthropicParser } from './from-wire.ts'
import { readModelPage } from './models.ts'
import { toAnthropicBody } from './to-wire.ts'

/** https://platform.claude.com/docs/en/api/versioning */
const version = '2023-06-01'
const pageSize = '1000'
/** A list that never ends must not be followed for ever. */
const mostPages = 20

/** The base URL is taken with or without `/v1` at its end. */
export function createAnthropic({ id, baseUrl, key, connectMs }: AdapterOptions): Provider {
  const base = baseUrl.replace(/\/+$/, '').replace(/\/v1$/, '')
  return {
    id,
    async listModels(signal) {
      const models: ModelInfo[] = []
      const url = endpoint(base, '/v1/models')
      url.searchParams.set('limit', pageSize)
      for (let page = 0; page < mostPages; page += 1) {
        const headers = { accept: 'application/json', ...identity() }
        const asked = { provider: id, method: 'GET', url, headers, secret: key, signal, connectMs } as const
        const read = readModelPage(await fetchJson(asked))
        if (read === undefined)
          throw failure('provider', `${url.origin} gave no list of models. Check the base URL.`, { provider: id })
        models.push(...read.models)
        if (read.after === undefined || read.after === url.searchParams.get('after_id')) break
        url.searchParams.set('after_id', read.after)
      }
      return models
    },
    stream(request, signal) {
      return readAnswer(() => open(request, signal), signal)
    },
  }

  function identity(): Readonly<Record<string, string>> {
    return { ...keyHeader('x-api-key', key), 'anthropic-version': version }
  }

  async function open(request: ModelRequest, signal: AbortSignal): Promise<OpenAnswer> {
    const { model } = request
    const answer = await openAnswer({
      provider: id,
      model,
      method: 'POST',
      url: endpoint(base, '/v1/messages'),
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...identity() },
      body: JSON.stringify(toAnthropicBody(request)),
      secret: key,
      signal,
      connectMs: request.connectMs ?? connectMs,
      wire: request.wire,
    })
    const { requestId } = answer
    const context = { provider: id, model, ...(requestId === undefined ? {} : { requestId }) }
    const parser = createAnthropicParser({ ...context, inputCharacters: requestCharacters(request) })
    return { answer, context, parser, secret: key }
  }
}
