/** Builds the request made for one model: its messages, within its window. */
import type { ModelRef } from '#shared/domain/model.ts'
import type { PassedOver } from '../pipeline/handler.ts'
import type { ModelRequest } from '../providers/provider.ts'
import type { RunInput } from './perform-run.ts'
import { estimateTokens, messagesFor } from './prompts.ts'

/** What is kept free of a local model's window for its answer, in tokens. */
const answerTokens = 4096

export function buildRequest(model: ModelRef, input: RunInput): ModelRequest | PassedOver {
  const task = { prompt: input.prompt, kind: input.kind, files: input.files }
  // These two answer from the task itself and read no messages.
  if (model.provider === 'starter' || model.provider === 'scripted') {
    return { model: model.model, messages: [{ role: 'user', content: input.prompt }], task }
  }
  const messages = messagesFor(task)
  const request = { model: model.model, messages, task }
  if (model.provider !== 'ollama') return request
  const needed = messages.reduce((sum, message) => sum + estimateTokens(message.content), 0) + answerTokens
  if (needed > input.contextTokens) {
    return {
      passedOver:
        `This app and prompt need about ${needed.toLocaleString('en')} tokens, and ${model.model} is asked for a window ` +
        `of ${input.contextTokens.toLocaleString('en')}. Raise the context window in Settings, or choose another model.`,
    }
  }
  return { ...request, contextTokens: input.contextTokens }
}
