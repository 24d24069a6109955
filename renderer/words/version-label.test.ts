import i18next from 'i18next'
import { expect, it, onTestFinished } from 'vitest'
import { ar } from './ar/index.ts'
import { labelOf } from './version-label.ts'

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

it('tells what was changed in the preview in Arabic too, and leaves what it does not know', async () => {
  const direct = (label: string): string => labelOf({ reason: 'direct', label })
  expect(direct('Changed the text and colour of <h1>')).toBe('Changed the text and colour of <h1>')
  i18next.addResourceBundle('ar', 'translation', ar)
  await i18next.changeLanguage('ar')
  onTestFinished(async () => void (await i18next.changeLanguage('en')))
  expect(direct('Changed the text and colour of <h1>')).toBe('غُيِّر النص واللون في \u2066<h1>\u2069')
  expect(direct('Changed the shape of <h1>')).toBe('Changed the shape of <h1>')
})
