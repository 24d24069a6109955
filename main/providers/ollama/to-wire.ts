/** A request as Ollama's native chat endpoint wants it. Pure. */
import type { ChatRequest, Message } from 'ollama'
import type { ModelMessage, ModelRequest, ReasoningEffort } from '../provider.ts'

/** The client's own type, and two fields that it passes on without knowing them. */
export interface OllamaBody extends ChatRequest {
  stream: true
  truncate: false
  shift: false
}

/** How long the model stays in memory: a person who tries out an app between two prompts should not wait for it again. */
const keepAlive = '30m'

export function toOllamaBody(request: ModelRequest, contextTokens: number): OllamaBody {
  return {
    model: request.model,
    messages: request.messages.map(toOllamaMessage),
    stream: true,
    keep_alive: keepAlive,
    think: thinking(request),
    // Without these a prompt that is too long loses its beginning without a word.
    truncate: false,
    shift: false,
    options: {
      num_ctx: request.contextTokens ?? contextTokens,
      ...(request.maxOutputTokens === undefined ? {} : { num_predict: request.maxOutputTokens }),
      ...(request.temperature === undefined ? {} : { temperature: request.temperature }),
    },
  }
}

/** True for models that cannot be kept from it: gpt-oss ignores true and false, and knows levels alone. */
export function alwaysThinks(model: string): boolean {
  return /(^|\/)gpt-oss/.test(model)
}

function thinking({ model, reasoning }: ModelRequest): boolean | ReasoningEffort {
  return alwaysThinks(model) ? (reasoning ?? 'low') : reasoning !== undefined
}

function toOllamaMessage({ role, content, images = [] }: ModelMessage): Message {
  if (images.length === 0) return { role, content }
  // As bytes: the client writes them as base64, and would take a text for the path of a file.
  return { role, content, images: images.map(({ bytes }) => bytes) }
}
