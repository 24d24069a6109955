/** Every fake by the provider's id. */
import { anthropic } from './anthropic.ts'
import { cerebras, deepSeek, fanar, groq, mistral, openAiCompatible, openRouter, xAi } from './chat-flavours.ts'
import { llamaCpp, lmStudio, vllm } from './chat-local.ts'
import type { FakeFormat } from './fake-format.ts'
import { gemini } from './gemini.ts'
import { ollama } from './ollama.ts'
import { perplexity } from './perplexity.ts'
import { responses } from './responses.ts'

export const fakeFormats = {
  ollama,
  'openai-compatible': openAiCompatible,
  openai: responses,
  anthropic,
  gemini,
  perplexity,
  openrouter: openRouter,
  fanar,
  groq,
  cerebras,
  deepseek: deepSeek,
  mistral,
  xai: xAi,
  lmstudio: lmStudio,
  llamacpp: llamaCpp,
  vllm,
} as const satisfies Readonly<Record<string, FakeFormat>>
