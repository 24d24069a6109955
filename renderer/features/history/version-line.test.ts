import { expect, it } from 'vitest'
import { labelOf, timeText } from './version-line.ts'

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

it('tells what was done by hand in the language of the interface, and leaves prompts as they are', () => {
  expect(labelOf({ reason: 'files', label: 'Renamed a to b.js to c d.js' })).toBe(
    '\u2068a to b.js\u2069 is now \u2068c d.js\u2069',
  )
  expect(labelOf({ reason: 'files', label: 'Moved a.js to docs/' })).toBe('\u2068a.js\u2069 moved to \u2068docs/\u2069')
  expect(labelOf({ reason: 'files', label: 'Moved docs/a.js to the top folder' })).toContain('moved to the top folder')
  expect(labelOf({ reason: 'files', label: 'Deleted a.js' })).toBe('\u2068a.js\u2069 deleted')
  expect(labelOf({ reason: 'restore', label: 'Restored version 12' })).toBe('Version 12 brought back')
  expect(labelOf({ reason: 'run', label: 'Deleted a.js' })).toBe('Deleted a.js')
})
