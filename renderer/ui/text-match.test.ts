/** Search: what counts as found, and what is marked. */
import { expect, test } from 'vitest'
import { holdsWords, searchWords, wordRanges } from './text-match.ts'

const marked = (text: string, search: string): readonly string[] =>
  wordRanges(text, searchWords(search)).map(({ start, end }) => text.slice(start, end))

test.each([
  ['FocusFlow', 'flow', ['Flow']],
  ['Café Crème', 'creme cafe', ['Café', 'Crème']],
  ['قائمة المهامّ', 'قائمه', ['قائمة']],
  ['إنفاقي', 'انفاق', ['إنفاق']],
  ['banana', 'an', ['anan']],
  ['İstanbul 🏙️ plan', 'plan', ['plan']],
  ['a.b (c)', '. (', ['.', '(']],
])('in %o, %o marks %o', (text, search, wanted) => {
  expect(marked(text, search)).toEqual(wanted)
})

test('every word must stand somewhere, in any of the texts', () => {
  expect(holdsWords(['FocusFlow', '/home/you/Kiln/focus'], searchWords('flow kiln'))).toBe(true)
  expect(holdsWords(['FocusFlow', '/home/you/Kiln/focus'], searchWords('flow desk'))).toBe(false)
})

test('a blank search finds everything and marks nothing', () => {
  expect(holdsWords(['anything'], searchWords('  '))).toBe(true)
  expect(wordRanges('anything', searchWords(' '))).toEqual([])
})
