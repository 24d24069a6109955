import i18next from 'i18next'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ErrorKind, ErrorReason, failure } from '#shared/domain/error.ts'
import { ar } from '../words/ar/index.ts'
import '../words/index.ts'
import { errorAdvice, sayError } from './error-advice.ts'

const fault = failure('unreachable', 'No server answers at http://127.0.0.1:11434.').error

test('in English the message is what is said, and an advice comes only where it says none', () => {
  expect(errorAdvice(fault)).toEqual({ title: 'The server cannot be reached', said: fault.message })
  const busy = failure('overloaded', 'Busy.').error
  expect(errorAdvice(busy)).toMatchObject({ said: 'Busy.', advice: expect.stringContaining('in a moment') as unknown })
  expect(sayError(failure('invalid-input', 'No.', { reason: 'run-live' }).error)).toBe('No.')
})

test('a key that is known and may not is not called wrong; a long wait is told in minutes', () => {
  const refused = failure('auth', 'Your country is not supported.', { status: 403 }).error
  expect(errorAdvice(refused)).toMatchObject({ title: 'Access was refused', said: 'Your country is not supported.' })
  expect(errorAdvice(failure('auth', 'Wrong key.', { status: 401 }).error).title).toBe('The key was not accepted')
  const waits = (retryAfterMs: number) => errorAdvice(failure('rate-limited', 'Slow.', { retryAfterMs }).error).advice
  expect([waits(30_000), waits(600_000)]).toEqual(['Wait 30 s, then try again.', 'Wait 10 min, then try again.'])
})

test('a budget of one’s own is not called the provider’s quota', () => {
  const message = "This month's budget of $5.00 is used up: $5.02 were spent. Raise it under Requests."
  expect(errorAdvice(failure('budget', message).error)).toEqual({ title: 'Your budget is used up', said: message })
})

describe('in Arabic', () => {
  beforeEach(async () => {
    i18next.addResourceBundle('ar', 'translation', ar)
    await i18next.changeLanguage('ar')
  })
  afterEach(() => i18next.changeLanguage('en'))

  const isArabic = expect.stringMatching(/^[^a-z]*\p{Script=Arabic}/u) as unknown

  test.each(ErrorKind.options)('%s has a title and an advice, and keeps its own words apart', (kind) => {
    const error = failure(kind, 'In English.').error
    expect(errorAdvice(error)).toEqual({ title: isArabic, advice: isArabic, original: 'In English.' })
    expect(sayError(error)).toMatch(/\u2068In English\.\u2069$/)
  })

  test.each(ErrorReason.options)('%s is said in Arabic alone', (reason) => {
    const error = failure('invalid-input', 'In English.', { reason }).error
    expect(errorAdvice(error)).toEqual({
      title: isArabic,
      said: expect.stringMatching(/\p{Script=Arabic}/u) as unknown,
    })
    expect(sayError(error)).not.toContain('English')
  })
})
