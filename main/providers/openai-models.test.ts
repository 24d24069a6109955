import { expect, test } from 'vitest'
import { openAiModelFacts } from './openai-models.ts'

test.each([
  ['gpt-4o', 'responses', undefined, true],
  ['gpt-4.1-mini-2025-04-14', 'responses', undefined, true],
  ['gpt-4o-search-preview', 'chat', undefined, false],
  ['gpt-5-search-api', 'chat', undefined, false],
  ['gpt-4o-audio-preview', 'chat', undefined, true],
  ['o1-mini', 'chat', undefined, false],
  ['o3', 'responses', 'low', false],
  ['o4-mini-2025-04-16', 'responses', 'low', false],
  ['gpt-5', 'responses', 'minimal', false],
  ['gpt-5-nano-2025-08-07', 'responses', 'minimal', false],
  ['gpt-5-chat-latest', 'responses', undefined, false],
  ['gpt-5-codex', 'responses', 'low', false],
  ['gpt-5.2', 'responses', 'none', false],
  ['gpt-5.6-terra', 'responses', 'none', false],
  ['gpt-5.2-pro', 'responses', undefined, false],
  ['gpt-5.3-chat-latest', 'responses', undefined, false],
  ['gpt-6-luna', 'responses', 'none', false],
  ['gpt-6.1-sol', 'responses', 'low', false],
  ['gpt-6-astra', 'responses', 'low', false],
  ['gpt-7', 'responses', 'low', false],
  ['ft:gpt-4.1:org::id', 'responses', undefined, true],
  ['something-new', 'responses', undefined, true],
] as const)('%s answers in %s, thinks %s at the least, takes a temperature: %s', (id, api, least, temperature) => {
  const facts = openAiModelFacts(id)
  expect([facts.api, facts.leastEffort, facts.temperature]).toEqual([api, least, temperature])
  expect(facts.reasons).toBe(least !== undefined)
})
