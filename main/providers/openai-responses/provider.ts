/** Providers that speak OpenAI's Responses format: OpenAI itself, Perplexity's Agent API, and servers that copy it. */
import type { AdapterOptions } from '../adapter-options.ts'
import { bearer, endpoint, openAnswer } from '../http.ts'
import { listModels } from '../openai-chat/models.ts'
import type { ModelRequest, Provider } from '../provider.ts'
import { readAnswer, type OpenAnswer } from '../read-answer.ts'
import { requestCharacters } from '../usage.ts'
import { responsesFlavour } from './flavours.ts'
import { createResponsesParser } from './from-wire.ts'
import { toResponsesBody } from './to-wire.ts'

export function createOpenAiResponses({ id, baseUrl, key, connectMs }: AdapterOptions): Provider {
  const flavour = responsesFlavour(id)
  return {
    id,
    listModels: (signal) => listModels({ id, baseUrl, key, connectMs, signal }),
    stream: (request, signal) => readAnswer(() => open(request, signal), signal),
  }

  async function open(request: ModelRequest, signal: AbortSignal): Promise<OpenAnswer> {
    const { model } = request
    const answer = await openAnswer({
      provider: id,
      model,
      method: 'POST',
      url: endpoint(baseUrl, flavour.path),
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...bearer(key) },
      body: JSON.stringify(toResponsesBody(request, flavour)),
      secret: key,
      signal,
      connectMs: request.connectMs ?? connectMs,
      wire: request.wire,
    })
    const { requestId } = answer
    const context = { provider: id, model, ...(requestId === undefined ? {} : { requestId }) }
    const parser = createResponsesParser({ ...context, inputCharacters: requestCharacters(request) })
    return { answer, context, parser, secret: key }
  }
}
