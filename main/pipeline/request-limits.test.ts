import { describe, expect, test } from 'vitest'
import { Settings } from '#shared/domain/settings.ts'
import { retryLimits, totalMs } from './request-limits.ts'

const settings = Settings.parse({ requests: { totalSeconds: 300, reasoningTotalSeconds: 600 } })

describe('all in all a request may take', () => {
  const none = { providers: {}, troubles: [] }

  test('5 minutes, or 10 where the model is slow', () => {
    expect(totalMs('fanar', settings, false, none)).toBe(300_000)
    expect(totalMs('fanar', settings, true, none)).toBe(600_000)
  })

  test('twice the silence that the environment allows, where that is longer: a long wait alone must not end it', () => {
    const environment = { timeoutMs: 900_000, providers: { fanar: { timeoutMs: 20_000 } }, troubles: [] }
    expect(totalMs('ollama', settings, true, environment)).toBe(1_800_000)
    expect(totalMs('fanar', settings, false, environment)).toBe(300_000)
  })
})

test("retries: the environment's word for the provider, for all, then the settings' in the same order", () => {
  const own = Settings.parse({ providers: { fanar: { maxRetries: 1 } }, requests: { maxRetries: 4 } })
  const said = { maxRetries: 3, providers: { fanar: { maxRetries: 0 } }, troubles: [] }
  const none = { providers: {}, troubles: [] }
  expect(retryLimits('fanar', own, said).maxRetries).toBe(0)
  expect(retryLimits('groq', own, said).maxRetries).toBe(3)
  expect(retryLimits('fanar', own, none).maxRetries).toBe(1)
  expect(retryLimits('groq', own, none).maxRetries).toBe(4)
})
