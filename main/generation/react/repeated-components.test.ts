import { expect, test } from 'vitest'
import { repeatedComponents } from './repeated-components.ts'

const row = `function Row({ text }: { text: string }) {
  return (
    <li>
      <Check aria-hidden /> {text}
    </li>
  )
}
`
const screen = (id: string, before: string, local = row) =>
  `/** ${id} */\n${before}\n${local}\nexport default function Screen() {\n  return <Row text="${id}" />\n}\n`

const icons = "import { Check } from 'lucide-react'\n"

function find(screens: Record<string, string>, taken: string[] = []) {
  return repeatedComponents(new Map(Object.entries(screens)), new Set(taken))
}

test('what two screens define alike gets a file of its own, with what it imports', () => {
  const a = screen('a', icons)
  const b = screen(
    'b',
    "import { useState } from 'react'\nimport { Check, X } from 'lucide-react'\nexport const x = [useState, X]\n",
    row.replaceAll('  ', '    '),
  )
  const [found, ...more] = find({ 'src/screens/a.tsx': a, 'src/screens/b.tsx': b })
  expect(more).toEqual([])
  expect(found?.name).toBe('Row')
  expect(Object.fromEntries(found?.changes ?? [])).toEqual({
    'src/components/row.tsx': `${icons}\nexport ${row}`,
    'src/screens/a.tsx': `/** a */\nimport { Row } from '../components/row'\n\nexport default function Screen() {\n  return <Row text="a" />\n}\n`,
    'src/screens/b.tsx': `/** b */\nimport { useState } from 'react'\nimport { X } from 'lucide-react'\nimport { Row } from '../components/row'\nexport const x = [useState, X]\n\nexport default function Screen() {\n  return <Row text="b" />\n}\n`,
  })
})

test.each([
  ['one alone', { a: screen('a', icons), b: screen('b', icons, '') }],
  ['another body', { a: screen('a', icons), b: screen('b', icons, row.replace('<li>', '<li dir="auto">')) }],
  ['the same name from elsewhere', { a: screen('a', icons), b: screen('b', "import { Check } from '../icons'\n") }],
  [
    'something else of its file',
    { a: screen('a', 'const Check = () => null\n'), b: screen('b', 'const Check = () => null\n') },
  ],
  [
    'a file beside it',
    { a: screen('a', "import { Check } from './icons'\n"), b: screen('b', "import { Check } from './icons'\n") },
  ],
])('%s stays where it is', (_, { a, b }) => {
  expect(find({ 'src/screens/a.tsx': a, 'src/screens/b.tsx': b })).toEqual([])
})

test('its sentence goes with it', () => {
  const local = `/** One row. */\n${row}`
  const [found] = find({
    'src/screens/a.tsx': screen('a', icons, local),
    'src/screens/b.tsx': screen('b', icons, local),
  })
  expect(found?.changes.get('src/components/row.tsx')).toBe(`${icons}\n/** One row. */\nexport ${row}`)
  expect(found?.changes.get('src/screens/a.tsx')).not.toContain('One row')
})

test('a file that is there is left alone', () => {
  const screens = { 'src/screens/a.tsx': screen('a', icons), 'src/screens/b.tsx': screen('b', icons) }
  expect(find(screens, ['src/components/row.tsx'])).toEqual([])
})

test('several are moved one after the other', () => {
  const local = `${row}\n${row.replace('Row', 'Line')}`
  const both = (id: string) => screen(id, icons, local).replace('return <Row', 'return <Line text="x" /> ?? <Row')
  const found = find({ 'src/screens/a.tsx': both('a'), 'src/screens/b.tsx': both('b') })
  expect(found.map(({ name }) => name)).toEqual(['Row', 'Line'])
  const last = found.at(-1)?.changes.get('src/screens/a.tsx') ?? ''
  expect(last).toContain("import { Row } from '../components/row'\nimport { Line } from '../components/line'")
  expect(last).not.toContain('lucide')
})
