/** Addresses that people type for a server. */
import { describe, expect, it } from 'vitest'
import { baseUrlProblem } from './base-url.ts'

describe('baseUrlProblem', () => {
  it.each(['http://127.0.0.1:1234/v1', ' https://example.org/v1 '])('takes %s', (text) => {
    expect(baseUrlProblem(text)).toBeUndefined()
  })

  it.each(['', '127.0.0.1:1234', 'localhost:1234/v1', 'file:///etc/passwd', 'https://key@example.org/v1'])(
    'says what to do about "%s"',
    (text) => {
      expect(baseUrlProblem(text)).toMatch(/\.$/)
    },
  )
})
