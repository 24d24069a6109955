/** Providers as they are on a busy day: some ready, some without a key, one refused, one down, and one with hundreds. */
import type { ModelInfo, ProviderStatus } from '#shared/domain/model.ts'
import { now, statuses } from './samples.ts'

const hour = 3_600_000
const source = { url: 'https://developers.openai.com/api/docs/models', date: '2026-10-13' }

const openai: readonly ModelInfo[] = [
  {
    id: 'gpt-6.1-sol',
    name: 'GPT-6.1 Sol',
    class: 'reasoning',
    contextTokens: 1_050_000,
    outputTokens: 128_000,
    reasoning: 'always',
    sees: true,
    caching: 'automatic',
    price: { input: 2, output: 10, cached: 0.1, longPrompt: { tokens: 272_000, input: 4, output: 15 } },
    source,
  },
  {
    id: 'gpt-6.1-luna',
    name: 'GPT-6.1 Luna',
    class: 'fast',
    contextTokens: 400_000,
    outputTokens: 64_000,
    reasoning: 'optional',
    sees: true,
    price: { input: 0.25, output: 1.5 },
    source,
  },
  { id: 'gpt-oss-preview' },
]

const claude: readonly ModelInfo[] = ['Opus', 'Sonnet', 'Haiku'].map((name, index) => ({
  id: `claude-${name.toLowerCase()}-5-5`,
  name: `Claude ${name} 5.5`,
  class: index === 2 ? 'fast' : 'reasoning',
  contextTokens: index === 2 ? 200_000 : 1_000_000,
  outputTokens: 128_000,
  reasoning: index === 2 ? 'optional' : 'always',
  sees: true,
  caching: 'marked',
  price: { input: 4 / 2 ** index, output: 20 / 2 ** index, cached: 0.2 },
  source: { url: 'https://platform.claude.com/docs/en/models', date: '2026-10-07' },
}))

const routed: readonly ModelInfo[] = Array.from({ length: 320 }, (_, index) => ({
  id: `${['moonshot', 'qwen', 'z-ai', 'meta', 'a-laboratory-with-quite-a-long-name'][index % 5]}/model-${index + 1}${index % 9 === 0 ? ':free' : ''}`,
  contextTokens: 32_768 * (1 + (index % 8)),
  ...(index % 9 === 0
    ? { free: true }
    : { price: { input: 0.075 * (1 + (index % 7)), output: 0.3 * (1 + (index % 7)) } }),
  ...(index % 3 === 0 ? { reasoning: 'optional' as const } : {}),
  ...(index % 4 === 0 ? { sees: true } : {}),
}))

function hosted(
  id: ProviderStatus['id'],
  name: string,
  models: readonly ModelInfo[],
  more: Partial<ProviderStatus> = {},
): ProviderStatus {
  return {
    id,
    name,
    local: false,
    summary: `${name}: enter a key.`,
    state: 'needs-setup',
    models: [...models],
    keyUse: 'required',
    baseUrl: `https://api.${id}.example/v1`,
    helpUrl: `https://${id}.example/keys`,
    ...more,
  }
}

function local(id: ProviderStatus['id'], name: string, port: number): ProviderStatus {
  return {
    id,
    name,
    local: true,
    summary: `Nothing answers at http://127.0.0.1:${port}. Start ${name}, then try again.`,
    state: 'unreachable',
    models: [],
    keyUse: 'optional',
    baseUrl: `http://127.0.0.1:${port}/v1`,
    helpUrl: `https://${id}.example/docs`,
  }
}

/** All of them. */
export const manyStatuses: readonly ProviderStatus[] = [
  ...statuses.filter(({ id }) => id !== 'openai-compatible'),
  local('lmstudio', 'LM Studio', 1234),
  local('llamacpp', 'llama.cpp', 8080),
  local('vllm', 'vLLM', 8000),
  hosted('openai', 'OpenAI', openai, {
    state: 'ready',
    key: 'ends in …4f2a',
    listedAt: now - 2 * hour,
    summary: 'Ready, with 3 models.',
  }),
  hosted('anthropic', 'Anthropic', claude, { state: 'ready', key: 'from ANTHROPIC_API_KEY', listedAt: now - 40_000 }),
  hosted('gemini', 'Google Gemini', [
    {
      id: 'gemini-3.8-flash',
      name: 'Gemini 3.8 Flash',
      contextTokens: 1_048_576,
      reasoning: 'always',
      sees: true,
      price: { input: 0.75, output: 3.75 },
      description: 'Half price until the end of 2026.',
    },
  ]),
  hosted('perplexity', 'Perplexity', [{ id: 'sonar-pro', name: 'Sonar Pro', searches: true, contextTokens: 200_000 }], {
    key: 'ends in …91bc',
    summary: 'Perplexity refused the key.',
    error: { kind: 'auth', message: 'Invalid API key.', retryable: false, status: 401 },
  }),
  hosted('openrouter', 'OpenRouter', routed, { state: 'ready', key: 'ends in …77e0', listedAt: now - 26 * hour }),
  hosted('fanar', 'Fanar', [], { key: 'set', state: 'unreachable', summary: 'Fanar did not answer within 4 s.' }),
  hosted('groq', 'Groq', []),
  ...statuses.filter(({ id }) => id === 'openai-compatible'),
]
