import { expect, test } from 'vitest'
import { Settings } from '#shared/domain/settings.ts'
import { readRequestEnvironment } from '../settings/request-environment.ts'
import { cacheLimits, rateRule, retryLimits, thinks, totalMs } from './request-limits.ts'
import { modelA, testRequest } from './test-ask.ts'

const defaults = Settings.parse({})
const nothing = readRequestEnvironment({})

test('the defaults are those that the settings page shows', () => {
  expect(retryLimits('openai', defaults, nothing)).toEqual({ maxRetries: 2, troubleMs: 30_000, rateMs: 60_000 })
  expect(cacheLimits(defaults, nothing)).toEqual({ ageMs: 3_600_000, entries: 100, bytes: 52_428_800 })
  expect(totalMs('openai', defaults, false, nothing)).toBe(300_000)
  expect(totalMs('openai', defaults, true, nothing)).toBe(600_000)
})

test('a provider’s own word comes before the one for all, and the environment’s before both', () => {
  const settings = Settings.parse({ providers: { openai: { maxRetries: 5 } } })
  const environment = readRequestEnvironment({ KILN_MAX_RETRIES: '1', FANAR_MAX_RETRIES: '7' })
  expect(retryLimits('openai', settings, nothing).maxRetries).toBe(5)
  expect(retryLimits('openai', settings, environment).maxRetries).toBe(1)
  expect(retryLimits('fanar', settings, environment).maxRetries).toBe(7)
})

test('a long silence that the environment allows is not ended by the whole', () => {
  const environment = readRequestEnvironment({ KILN_TIMEOUT: '900' })
  expect(totalMs('openai', defaults, false, environment)).toBe(1_800_000)
})

test('KILN_LLM_CACHE_TTL and KILN_LLM_CACHE_MAX_SIZE count before the settings', () => {
  const environment = readRequestEnvironment({ KILN_LLM_CACHE_TTL: '0', KILN_LLM_CACHE_MAX_SIZE: '7' })
  expect(cacheLimits(defaults, environment)).toMatchObject({ ageMs: 0, entries: 7 })
})

test.each([
  ['Fanar', { provider: 'fanar', model: 'Fanar' }, { models: 'all', perMinute: 35, source: 'provider' }],
  [
    'a free model of OpenRouter',
    { provider: 'openrouter', model: 'x/y:free' },
    { models: 'free', perMinute: 20, source: 'provider' },
  ],
  ['another one', { provider: 'openrouter', model: 'x/y' }, { models: 'all', source: 'provider' }],
  ['what says nothing', { provider: 'openai', model: 'm' }, { models: 'all', source: 'provider' }],
] as const)('%s has the limit that its provider tells', (_, model, rule) => {
  expect(rateRule(model, defaults)).toEqual(rule)
})

test('the user’s own limit comes before the provider’s', () => {
  const settings = Settings.parse({ providers: { fanar: { requestsPerMinute: 10 } } })
  expect(rateRule({ provider: 'fanar', model: 'Fanar' }, settings)).toMatchObject({ perMinute: 10, source: 'settings' })
})

test('a model thinks by nature, or because it was asked to', () => {
  const request = testRequest(modelA)
  expect(thinks(request, undefined)).toBe(false)
  expect(thinks({ ...request, reasoning: 'low' }, undefined)).toBe(true)
  expect(thinks(request, { id: 'm', reasoning: 'always' })).toBe(true)
  expect(thinks(request, { id: 'm', reasoning: 'optional' })).toBe(false)
})
