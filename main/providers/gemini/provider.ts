/** Google Gemini, by its own API. https://ai.google.dev/api */
import { failure } from '#shared/domain/error.ts'
import type { ModelInfo } from '#shared/domain/model.ts'
import type { AdapterOptions } from '../adapter-options.ts'
import { endpoint, fetchJson, openAnswer } from '../http.ts'
import { keyHeader } from '../key-header.ts'
import type { ModelRequest, Provider } from '../provider.ts'
import { readAnswer, type OpenAnswer } from '../read-answer.ts'
import { requestCharacters } from '../usage.ts'
import { createGeminiParser } from './from-wire.ts'
import { readModelPage } from './models.ts'
import { toGeminiBody } from './to-wire.ts'

const pageSize = '1000'
/** A list that never ends must not be followed for ever. */
const mostPages = 20

/** The base URL ends in the API's version, as `…/v1beta`; a bare origin gets that one. */
export function createGemini({ id, baseUrl, key, connectMs }: AdapterOptions): Provider {
  const base = /^\w+:\/\/[^/]+\/*$/.test(baseUrl) ? `${baseUrl.replace(/\/+$/, '')}/v1beta` : baseUrl
  return {
    id,
    async listModels(signal) {
      const models: ModelInfo[] = []
      const url = endpoint(base, '/models')
      url.searchParams.set('pageSize', pageSize)
      for (let page = 0; page < mostPages; page += 1) {
        const headers = { accept: 'application/json', ...identity() }
        const asked = { provider: id, method: 'GET', url, headers, secret: key, signal, connectMs } as const
        const read = readModelPage(await fetchJson(asked))
        if (read === undefined) {
          const sentence = `${url.origin} gave no list of models. Check the base URL: it usually ends in /v1beta.`
          throw failure('provider', sentence, { provider: id })
        }
        models.push(...read.models)
        if (read.next === undefined || read.next === url.searchParams.get('pageToken')) break
        url.searchParams.set('pageToken', read.next)
      }
      return models
    },
    stream(request, signal) {
      return readAnswer(() => open(request, signal), signal)
    },
  }

  /** In a header, never in the address: addresses are logged. https://ai.google.dev/gemini-api/docs/api-key */
  function identity(): Readonly<Record<string, string>> {
    return keyHeader('x-goog-api-key', key)
  }

  async function open(request: ModelRequest, signal: AbortSignal): Promise<OpenAnswer> {
    const { model } = request
    const url = endpoint(base, `/${modelPath(model)}:streamGenerateContent`)
    url.searchParams.set('alt', 'sse')
    const answer = await openAnswer({
      provider: id,
      model,
      method: 'POST',
      url,
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...identity() },
      body: JSON.stringify(toGeminiBody(request)),
      secret: key,
      signal,
      connectMs: request.connectMs ?? connectMs,
      wire: request.wire,
    })
    const { requestId } = answer
    const context = { provider: id, model, ...(requestId === undefined ? {} : { requestId }) }
    const parser = createGeminiParser({ ...context, inputCharacters: requestCharacters(request) })
    return { answer, context, parser, secret: key }
  }
}

/** `models/x` for `x`; a resource's whole name (`tunedModels/x`) stays one. Anything else is one part of the path. */
function modelPath(model: string): string {
  const [, folder = 'models', name = model] = /^(models|tunedModels)\/([^/]+)$/.exec(model) ?? []
  return `${folder}/${encodeURIComponent(name)}`
}
