import { expect, test } from 'vitest'
import { attemptLimits, type LimitSources } from './attempt-limits.ts'

const hosted = { provider: 'fanar', local: false, thinks: false } as const
const limits = (facts: Partial<Parameters<typeof attemptLimits>[0]>, sources: Partial<LimitSources> = {}) =>
  attemptLimits({ ...hosted, ...facts }, { settings: {}, environment: { providers: {} }, ...sources })

test('10 s to connect, 30 s to the first token, 60 s between two', () => {
  expect(limits({})).toEqual({ connectMs: 10_000, firstTokenMs: 30_000, stallMs: 60_000 })
})

test.each([{ local: true }, { thinks: true }])('300 s to the first token of what is slow to begin: %o', (facts) => {
  expect(limits(facts)).toEqual({ connectMs: 10_000, firstTokenMs: 300_000, stallMs: 60_000 })
})

test("the user's own limits hold for that provider only", () => {
  const settings = { fanar: { connectMs: 1000, firstTokenMs: 2000, stallMs: 3000 } }
  expect(limits({ local: true, thinks: true }, { settings })).toEqual({
    connectMs: 1000,
    firstTokenMs: 2000,
    stallMs: 3000,
  })
  expect(limits({ provider: 'groq' }, { settings }).firstTokenMs).toBe(30_000)
})

test("the environment wins, the provider's variable over KILN_TIMEOUT; connecting is only shortened by it", () => {
  const environment = { timeoutMs: 5000, providers: { fanar: { timeoutMs: 90_000 }, groq: { maxRetries: 1 } } }
  const settings = { fanar: { firstTokenMs: 2000 } }
  expect(limits({}, { environment, settings })).toEqual({ connectMs: 10_000, firstTokenMs: 90_000, stallMs: 90_000 })
  expect(limits({ provider: 'groq' }, { environment })).toEqual({
    connectMs: 5000,
    firstTokenMs: 5000,
    stallMs: 5000,
  })
})
