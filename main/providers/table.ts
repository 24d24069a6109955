/** Every provider that is one of the wire formats plus data: its address, its key, its limits, where to read more. */
import type { ProviderId } from '#shared/domain/model.ts'

export type WireFormat = 'openai-chat' | 'openai-responses' | 'anthropic' | 'gemini' | 'ollama'

export interface ProviderFacts {
  readonly name: string
  /** Absent for what is built in and speaks to nobody. */
  readonly format?: WireFormat
  /** What the provider's own SDK takes; absent where the user says it. */
  readonly baseUrl?: string
  /** The environment variable that usually holds its key. Only where the origin is fixed: no key goes elsewhere. */
  readonly keyVariable?: string
  readonly keyUse: 'required' | 'optional' | 'none'
  /** Where a key is made, or how to set it up. */
  readonly helpUrl?: string
  /** What the adapter was written against. */
  readonly documentation?: string
  /** How many requests a minute are sent at most, unless the user or the provider's headers say otherwise. */
  readonly requestsPerMinute?: number
}

export const providerTable: Readonly<Record<ProviderId, ProviderFacts>> = {
  starter: { name: 'Starter', keyUse: 'none' },
  scripted: { name: 'Scripted', keyUse: 'none' },
  ollama: {
    name: 'Ollama',
    format: 'ollama',
    baseUrl: 'http://127.0.0.1:11434',
    keyUse: 'optional',
    helpUrl: 'https://ollama.com/download',
    documentation: 'https://docs.ollama.com/api/chat',
  },
  'openai-compatible': { name: 'OpenAI-compatible server', format: 'openai-chat', keyUse: 'optional' },
  openai: {
    name: 'OpenAI',
    format: 'openai-responses',
    baseUrl: 'https://api.openai.com/v1',
    keyVariable: 'OPENAI_API_KEY',
    keyUse: 'required',
    helpUrl: 'https://platform.openai.com/api-keys',
    documentation: 'https://platform.openai.com/docs/api-reference/responses',
  },
  anthropic: {
    name: 'Anthropic',
    format: 'anthropic',
    baseUrl: 'https://api.anthropic.com',
    keyVariable: 'ANTHROPIC_API_KEY',
    keyUse: 'required',
    helpUrl: 'https://console.anthropic.com/settings/keys',
    documentation: 'https://docs.claude.com/en/api/messages',
  },
  gemini: {
    name: 'Google Gemini',
    format: 'gemini',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
    keyVariable: 'GEMINI_API_KEY',
    keyUse: 'required',
    helpUrl: 'https://aistudio.google.com/apikey',
    documentation: 'https://ai.google.dev/api/generate-content',
  },
  perplexity: {
    name: 'Perplexity',
    format: 'openai-responses',
    baseUrl: 'https://api.perplexity.ai/v1',
    keyVariable: 'PERPLEXITY_API_KEY',
    keyUse: 'required',
    helpUrl: 'https://www.perplexity.ai/account/api/keys',
    documentation: 'https://docs.perplexity.ai/api-reference/agent-post',
  },
  openrouter: {
    name: 'OpenRouter',
    format: 'openai-chat',
    baseUrl: 'https://openrouter.ai/api/v1',
    keyVariable: 'OPENROUTER_API_KEY',
    keyUse: 'required',
    helpUrl: 'https://openrouter.ai/settings/keys',
    documentation: 'https://openrouter.ai/docs/api/reference/overview',
  },
  fanar: {
    name: 'Fanar',
    format: 'openai-chat',
    baseUrl: 'https://api.fanar.qa/v1',
    keyVariable: 'FANAR_API_KEY',
    keyUse: 'required',
    helpUrl: 'https://api.fanar.qa/request',
    documentation: 'https://api.fanar.qa/docs',
    requestsPerMinute: 35,
  },
  groq: {
    name: 'Groq',
    format: 'openai-chat',
    baseUrl: 'https://api.groq.com/openai/v1',
    keyVariable: 'GROQ_API_KEY',
    keyUse: 'required',
    helpUrl: 'https://console.groq.com/keys',
    documentation: 'https://console.groq.com/docs/api-reference',
  },
  cerebras: {
    name: 'Cerebras',
    format: 'openai-chat',
    baseUrl: 'https://api.cerebras.ai/v1',
    keyVariable: 'CEREBRAS_API_KEY',
    keyUse: 'required',
    helpUrl: 'https://cloud.cerebras.ai',
    documentation: 'https://inference-docs.cerebras.ai/api-reference/chat-completions',
  },
  deepseek: {
    name: 'DeepSeek',
    format: 'openai-chat',
    baseUrl: 'https://api.deepseek.com',
    keyVariable: 'DEEPSEEK_API_KEY',
    keyUse: 'required',
    helpUrl: 'https://platform.deepseek.com/api_keys',
    documentation: 'https://api-docs.deepseek.com',
  },
  mistral: {
    name: 'Mistral',
    format: 'openai-chat',
    baseUrl: 'https://api.mistral.ai/v1',
    keyVariable: 'MISTRAL_API_KEY',
    keyUse: 'required',
    helpUrl: 'https://console.mistral.ai/api-keys',
    documentation: 'https://docs.mistral.ai/api',
  },
  xai: {
    name: 'xAI',
    format: 'openai-chat',
    baseUrl: 'https://api.x.ai/v1',
    keyVariable: 'XAI_API_KEY',
    keyUse: 'required',
    helpUrl: 'https://console.x.ai',
    documentation: 'https://docs.x.ai/docs/api-reference',
  },
  lmstudio: {
    name: 'LM Studio',
    format: 'openai-chat',
    baseUrl: 'http://127.0.0.1:1234/v1',
    keyUse: 'optional',
    helpUrl: 'https://lmstudio.ai/docs/app/api',
    documentation: 'https://lmstudio.ai/docs/app/api/endpoints/openai',
  },
  llamacpp: {
    name: 'llama.cpp',
    format: 'openai-chat',
    baseUrl: 'http://127.0.0.1:8080/v1',
    keyUse: 'optional',
    helpUrl: 'https://github.com/ggml-org/llama.cpp/tree/master/tools/server',
    documentation: 'https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md',
  },
  vllm: {
    name: 'vLLM',
    format: 'openai-chat',
    baseUrl: 'http://127.0.0.1:8000/v1',
    keyUse: 'optional',
    helpUrl: 'https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html',
    documentation: 'https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html',
  },
}

/** True for a service that somebody else runs, for those who have a key. */
export function isHosted(id: ProviderId): boolean {
  return providerTable[id].keyUse === 'required'
}

/** Only the provider itself refuses whoever has no key: a server of the user's own in its place may want none. */
export function needsKey(id: ProviderId, baseUrl: string): boolean {
  const { baseUrl: own } = providerTable[id]
  return isHosted(id) && own !== undefined && URL.canParse(baseUrl) && originOf(baseUrl) === originOf(own)
}

function originOf(address: string): string {
  return new URL(address).origin
}
