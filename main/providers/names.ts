/** What providers are called by people, and the environment variables that usually hold their keys. */
import type { ProviderId } from '#shared/domain/model.ts'

export const providerNames: Readonly<Record<ProviderId, string>> = {
  starter: 'Starter',
  scripted: 'Scripted',
  ollama: 'Ollama',
  'openai-compatible': 'OpenAI-compatible server',
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  gemini: 'Google Gemini',
  perplexity: 'Perplexity',
  openrouter: 'OpenRouter',
  fanar: 'Fanar',
}

/** Only for providers with one well-known origin: a key is never sent to a server that it was not made for. */
export const keyVariables: Readonly<Partial<Record<ProviderId, string>>> = {
  openai: 'OPENAI_API_KEY',
  anthropic: 'ANTHROPIC_API_KEY',
  gemini: 'GEMINI_API_KEY',
  perplexity: 'PERPLEXITY_API_KEY',
  openrouter: 'OPENROUTER_API_KEY',
  fanar: 'FANAR_API_KEY',
}

export const defaultOllamaUrl = 'http://127.0.0.1:11434'

/** True when the address is this very machine; false for anything that is not an address. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { hostname } = new URL(address)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
