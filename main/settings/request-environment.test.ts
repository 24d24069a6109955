import { expect, test } from 'vitest'
import { readRequestEnvironment } from './request-environment.ts'

test('nothing set says nothing', () => {
  const said = readRequestEnvironment({ PATH: '/usr/bin', KILN_TIMEOUT: '', KILN_DEV_MODE: ' ' })
  expect(said).toEqual({ providers: {}, acting: [], troubles: [] })
})

test('everything set: times in seconds, for all and for single providers', () => {
  expect(
    readRequestEnvironment({
      KILN_TIMEOUT: '90',
      KILN_MAX_RETRIES: '5',
      KILN_LLM_CACHE_TTL: '0.5',
      KILN_LLM_CACHE_MAX_SIZE: '200',
      KILN_DEV_MODE: '1',
      FANAR_TIMEOUT: ' 45 ',
      FANAR_MAX_RETRIES: '0',
      OPENAI_COMPATIBLE_TIMEOUT: '600',
      OPENAI_MAX_RETRIES: '3',
    }),
  ).toEqual({
    timeoutMs: 90_000,
    maxRetries: 5,
    cacheTtlMs: 500,
    cacheEntries: 200,
    devMode: true,
    providers: {
      fanar: { timeoutMs: 45_000, maxRetries: 0 },
      'openai-compatible': { timeoutMs: 600_000 },
      openai: { maxRetries: 3 },
    },
    acting: expect.arrayContaining([
      { name: 'KILN_DEV_MODE', value: '1' },
      { name: 'FANAR_TIMEOUT', value: '45' },
    ]) as unknown,
    troubles: [],
  })
})

test('a cache of no time is off, and is not the same as not set', () => {
  expect(readRequestEnvironment({ KILN_LLM_CACHE_TTL: '0' }).cacheTtlMs).toBe(0)
})

test.each([
  ['KILN_TIMEOUT', '30s'],
  ['KILN_TIMEOUT', '0'],
  ['KILN_TIMEOUT', '-5'],
  ['KILN_TIMEOUT', '30000000'],
  ['KILN_TIMEOUT', 'Infinity'],
  ['KILN_TIMEOUT', '0x10'],
  ['KILN_MAX_RETRIES', '1.5'],
  ['KILN_MAX_RETRIES', '11'],
  ['KILN_LLM_CACHE_MAX_SIZE', '0'],
  ['KILN_DEV_MODE', 'maybe'],
  ['FANAR_TIMEOUT', 'long'],
])('%s=%s counts for nothing, and is told', (name, value) => {
  const { troubles, ...said } = readRequestEnvironment({ [name]: value })
  expect(said).toEqual({ providers: {}, acting: [] })
  expect(troubles).toHaveLength(1)
  expect(troubles[0]).toContain(`${name} is "${value}"`)
})

test.each([
  ['true', true],
  ['on', true],
  ['0', false],
  ['No', false],
])('KILN_DEV_MODE=%s', (KILN_DEV_MODE, devMode) => {
  expect(readRequestEnvironment({ KILN_DEV_MODE }).devMode).toBe(devMode)
})
