/** The one place where a wire format becomes a provider. */
import type { AdapterOptions } from './adapter-options.ts'
import { createAnthropic } from './anthropic/provider.ts'
import { createGemini } from './gemini/provider.ts'
import { createOpenAi } from './openai.ts'
import { createOpenAiChat } from './openai-chat/provider.ts'
import { createOpenAiResponses } from './openai-responses/provider.ts'
import type { Provider } from './provider.ts'
import { providerTable, type WireFormat } from './table.ts'

/** Which of OpenAI's two formats to speak with a server that may have both; absent: what the provider's table says. */
export type ApiChoice = 'responses' | 'chat'

const byFormat: Readonly<Record<Exclude<WireFormat, 'ollama'>, (options: AdapterOptions) => Provider>> = {
  'openai-chat': createOpenAiChat,
  'openai-responses': (options) => (options.id === 'openai' ? createOpenAi : createOpenAiResponses)(options),
  anthropic: createAnthropic,
  gemini: createGemini,
}

/** The adapter for a provider of the table; undefined for those that are made in another way (starter, ollama…). */
export function createAdapter(options: AdapterOptions, api?: ApiChoice): Provider | undefined {
  const { format } = providerTable[options.id]
  if (format === undefined || format === 'ollama') return undefined
  if (api === undefined || format === 'anthropic' || format === 'gemini') return byFormat[format](options)
  return api === 'chat' ? createOpenAiChat(options) : createOpenAiResponses(options)
}
