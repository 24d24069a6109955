/** Providers for the picker's tests: two on this machine, two hosted ones with a key, one without. */
import type { ModelInfo, ProviderStatus } from '#shared/domain/model.ts'

/** A provider with what a test says of it. */
export function status(id: ProviderStatus['id'], name: string, more: Partial<ProviderStatus> = {}): ProviderStatus {
  return { id, name, summary: `${name}.`, state: 'ready', local: false, models: [], ...more }
}

export const starter = status('starter', 'Starter', { local: true, models: [{ id: 'starter' }] })
export const ollama = status('ollama', 'Ollama', {
  local: true,
  models: [{ id: 'qwen3-coder:30b', bytes: 18_600_000_000 }],
})
export const openai = status('openai', 'OpenAI', {
  keyUse: 'required',
  key: 'ends in …4f2a',
  models: [
    { id: 'gpt-6.1-sol', name: 'GPT-6.1 Sol', sees: true, reasoning: 'always', price: { input: 2, output: 10 } },
    { id: 'gpt-6.1-luna', name: 'GPT-6.1 Luna', price: { input: 0.25, output: 1.5 } },
  ],
})
export const openrouter = status('openrouter', 'OpenRouter', {
  keyUse: 'required',
  key: 'ends in …77e0',
  models: [{ id: 'openai/gpt-6.1-luna' }, { id: 'qwen/qwen3-coder:free', free: true }],
})
export const gemini = status('gemini', 'Google Gemini', {
  state: 'needs-setup',
  keyUse: 'required',
  models: [{ id: 'gemini-3.8-flash', sees: true } satisfies ModelInfo],
})
