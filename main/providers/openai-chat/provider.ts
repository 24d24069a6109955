/** Any server that speaks OpenAI's Chat Completions. */
import type { AdapterOptions } from '../adapter-options.ts'
import { bearer, endpoint, openAnswer } from '../http.ts'
import { listModels } from './models.ts'
import type { ModelRequest, Provider } from '../provider.ts'
import { readAnswer, type OpenAnswer } from '../read-answer.ts'
import { requestCharacters } from '../usage.ts'
import { chatFlavour } from './flavours.ts'
import { createChatParser } from './from-wire.ts'
import { toChatBody } from './to-wire.ts'

export function createOpenAiChat({ id, baseUrl, key, connectMs }: AdapterOptions): Provider {
  const flavour = chatFlavour(id)
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
      url: endpoint(baseUrl, '/chat/completions'),
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...bearer(key) },
      body: JSON.stringify(toChatBody(request, flavour)),
      secret: key,
      signal,
      connectMs: request.connectMs ?? connectMs,
      wire: request.wire,
    })
    const { requestId } = answer
    const context = { provider: id, model, ...(requestId === undefined ? {} : { requestId }) }
    const parser = createChatParser({
      ...context,
      inputCharacters: requestCharacters(request),
      ...(flavour.thinkTags === true ? { thinkTags: true } : {}),
    })
    return { answer, context, parser, secret: key }
  }
}
