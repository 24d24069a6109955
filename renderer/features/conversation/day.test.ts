import { expect, it } from 'vitest'
import { dayText } from './day.ts'

it('names the day as people do, also across a change of year', () => {
  const now = new Date(2027, 0, 1, 0, 30).getTime()
  expect(dayText(now, now)).toBe('Today')
  expect(dayText(new Date(2026, 11, 31, 23, 59).getTime(), now)).toBe('Yesterday')
  expect(dayText(new Date(2026, 11, 30, 12).getTime(), now)).toMatch(/^Wednesday,? 30 December 2026$/)
  expect(dayText(new Date(2026, 10, 20).getTime(), new Date(2026, 10, 25).getTime())).toMatch(/^Friday,? 20 November$/)
})
