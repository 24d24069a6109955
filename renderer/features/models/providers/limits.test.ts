/** Limits as they are typed, and as they are kept. */
import { describe, expect, it } from 'vitest'
import { ProviderSettings } from '#shared/domain/settings.ts'
import { limitFields, limitProblem, limitsOf, limitTexts } from './limits.ts'

describe('limits', () => {
  it('come back as they were kept, in seconds', () => {
    const settings = { connectMs: 2500, firstTokenMs: 300_000, stallMs: 60_000, maxRetries: 0, requestsPerMinute: 35 }
    expect(limitTexts(settings)).toMatchObject({ connect: '2.5', retries: '0', perMinute: '35' })
    expect(limitsOf(limitTexts(settings))).toEqual(settings)
  })

  it('keep nothing of empty fields', () => {
    expect(limitsOf(limitTexts({}))).toEqual({})
  })

  it('refuse what the studio would refuse, and nothing else', () => {
    for (const text of ['-1', '0', '0.05', '0.1', '1', '1.5', '10', '11', '600', '601', '3600', '100001', 'soon']) {
      for (const field of limitFields) {
        const isFine = limitProblem(field, text) === undefined
        const kept = ProviderSettings.safeParse(limitsOf({ ...limitTexts({}), [field]: text }))
        if (isFine) expect(kept.success, `${field} ${text}`).toBe(true)
        else expect(limitProblem(field, text), `${field} ${text}`).toMatch(/\.$/)
      }
    }
    expect(limitProblem('retries', '1.5')).toBeDefined()
    expect(limitProblem('stall', 'soon')).toBeDefined()
  })
})
