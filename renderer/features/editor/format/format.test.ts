import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parserFor } from './format-task.ts'
import { lineEdits } from './line-edits.ts'

function applied(text: string, edits: ReturnType<typeof lineEdits>): string {
  const lines = text.split('\n')
  for (const { from, to, lines: put } of edits.toReversed()) lines.splice(from, to - from, ...put)
  return lines.join('\n')
}

test('only the lines that differ are edited', () => {
  const edits = lineEdits('a\nb\nc\nd', 'a\nB\nc\nd')
  expect(edits).toEqual([{ from: 1, to: 2, lines: ['B'] }])
})

test('the edits make the one text of the other, whatever they are', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '', '  c'), { minLength: 1 }).map((lines) => lines.join('\n'))
  fc.assert(fc.property(text, text, (before, after) => applied(before, lineEdits(before, after)) === after))
})

test('the same text needs no edit', () => {
  expect(lineEdits('a\nb\n', 'a\nb\n')).toEqual([])
})

test('files that Kiln makes have a parser; a picture has none', () => {
  expect(['index.html', 'a.css', 'a.js', 'a.tsx', 'a.json', 'README.md'].map(parserFor)).not.toContain(undefined)
  expect(parserFor('logo.png')).toBeUndefined()
})
