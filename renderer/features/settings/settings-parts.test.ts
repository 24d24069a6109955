/** Searching the settings. */
import { expect, test } from 'vitest'
import { matchingSections, type SettingsSection } from './settings-parts.tsx'

const line = (id: string, label: string, keywords?: readonly string[]) =>
  keywords === undefined ? { id, label, control: null } : { id, label, keywords, control: null }

const sections: readonly SettingsSection[] = [
  { id: 'look', title: 'Appearance', lines: [line('theme', 'Theme', ['dark mode']), line('zoom', 'Zoom')] },
  { id: 'editor', title: 'Editor', lines: [line('font', 'Text size')] },
]

const found = (search: string) =>
  matchingSections(sections, search).map(({ id, lines }) => [id, lines.map((l) => l.id)])

test('no words: everything', () => {
  expect(found('  ')).toEqual([
    ['look', ['theme', 'zoom']],
    ['editor', ['font']],
  ])
})

test('a line is found by its label, its keywords and its section together, in any case', () => {
  expect(found('DARK')).toEqual([['look', ['theme']]])
  expect(found('editor size')).toEqual([['editor', ['font']]])
})

test('a section found by its title stays whole; nothing found is empty', () => {
  expect(found('appear')).toEqual([['look', ['theme', 'zoom']]])
  expect(found('appear size')).toEqual([])
})
