import { expect, it } from 'vitest'
import { timeText } from './version-line.ts'

const now = Date.UTC(2026, 10, 21, 12)

it('tells how long ago a version was made, and from a day on when', () => {
  expect(timeText(now - 59_000, now)).toBe('now')
  expect(timeText(now - 60_000, now)).toBe('1 min')
  expect(timeText(now - 59.9 * 60_000, now)).toBe('59 min')
  expect(timeText(now - 23.9 * 3_600_000, now)).toBe('23 h')
  expect(timeText(now - 48 * 3_600_000, now, 'en-GB')).toMatch(/^19 Nov 2026/)
})

it('is not confused by a clock that was set back', () => {
  expect(timeText(now + 5_000, now)).toBe('now')
})
