/** OpenAI: the Responses format, and Chat Completions for the models that answer in nothing else. */
import type { AdapterOptions } from './adapter-options.ts'
import { createOpenAiChat } from './openai-chat/provider.ts'
import { openAiModelFacts } from './openai-models.ts'
import { createOpenAiResponses } from './openai-responses/provider.ts'
import type { Provider } from './provider.ts'

export function createOpenAi(options: AdapterOptions): Provider {
  const responses = createOpenAiResponses(options)
  const chat = createOpenAiChat(options)
  return {
    id: options.id,
    listModels: responses.listModels,
    stream: (request, signal) =>
      (openAiModelFacts(request.model).api === 'chat' ? chat : responses).stream(request, signal),
  }
}
