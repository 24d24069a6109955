import { expect, test } from 'vitest'
import type { ProviderStatus } from '#shared/domain/model.ts'
import { summaryModel } from './summary-model.ts'

function status(id: ProviderStatus['id'], patch: Partial<ProviderStatus>): ProviderStatus {
  return { id, name: id, summary: '', state: 'ready', local: false, models: [], ...patch }
}

const ollama = status('ollama', {
  local: true,
  models: [
    { id: 'big', bytes: 20e9 },
    { id: 'small', bytes: 1e9 },
    { id: 'middle', bytes: 4e9 },
  ],
})
const openai = status('openai', {
  models: [
    { id: 'large', class: 'reasoning' },
    { id: 'mini', class: 'fast' },
  ],
})
const anthropic = status('anthropic', { models: [{ id: 'haiku', class: 'fast' }] })

test.each([
  ['the local one that answered, whatever its size', 'ollama', 'big', [ollama, openai], 'ollama big'],
  ["its provider's fast one", 'openai', 'large', [ollama, anthropic, openai], 'openai mini'],
  ['the smallest local one, where the provider has none', 'mistral', 'x', [anthropic, ollama], 'ollama small'],
  ['none, rather than a provider that has read nothing yet', 'mistral', 'x', [anthropic, openai], undefined],
  [
    'none where the provider is not ready',
    'openai',
    'large',
    [{ ...openai, state: 'unreachable' as const }],
    undefined,
  ],
] as const)('%s', (_, provider, model, statuses, expected) => {
  const chosen = summaryModel({ provider, model }, statuses)
  expect(chosen === undefined ? undefined : `${chosen.provider} ${chosen.model}`).toBe(expected)
})
