/** Names that are used and not imported: what is certain is imported, everything else is left as it is. */
import { expect, test } from 'vitest'
import { fixed } from './test-fix.ts'

const screen = 'src/screens/home.tsx'

interface Case {
  readonly what: string
  readonly text: string
  readonly more?: Readonly<Record<string, string>>
  /** What is done; nothing: left alone. */
  readonly did?: string
  readonly holds?: string
}

const component = (body: string, head = ''): string => `${head}export default function Home() {\n${body}\n}\n`

const cases: readonly Case[] = [
  {
    what: 'a hook',
    text: component('  const [n] = useState(0)\n  return <b>{n}</b>'),
    did: 'imported useState react',
    holds: "import { useState } from 'react'\nexport default",
  },
  {
    what: 'a hook beside others of its module, in the manner of the file',
    text: component('  useEffect(() => {})\n  return <b>{useRef(1).current}</b>', 'import { useRef } from "react";\n'),
    did: 'imported useEffect react',
    holds: 'import { useRef, useEffect } from "react";',
  },
  {
    what: 'after a comment at the top and beside a default import',
    text: `/** Home. */\nimport React from 'react'\n${component('  return <React.Fragment>{useId()}</React.Fragment>')}`,
    did: 'imported useId react',
    holds: "/** Home. */\nimport React, { useId } from 'react'",
  },
  {
    what: 'React itself, where its name is used',
    text: component('  const [n] = React.useState(0)\n  return <b>{n}</b>'),
    did: 'imported React react',
    holds: "import React from 'react'",
  },
  {
    what: 'an icon as an element',
    text: component('  return <button><Trash2 className="size-4" aria-hidden /></button>'),
    did: 'imported Trash2 lucide-react',
  },
  {
    what: 'an icon as a value of something named icon',
    text: component('  return <Box items={[{ icon: Wallet }]} />', "import { Box } from './box'\n"),
    more: { 'src/screens/box.tsx': 'export function Box() { return null }' },
    did: 'imported Wallet lucide-react',
  },
  {
    what: 'an icon that has the name of a global, as an element',
    text: component('  return <Map size={16} />'),
    did: 'imported Map lucide-react',
  },
  {
    what: 'a link: the icon of that name takes neither an address nor contents',
    text: component(
      '  return <Link to="/cart">Cart<Trash size={2} /></Link>',
      "import { Trash } from 'lucide-react'\n",
    ),
    did: 'imported Link react-router',
  },
  {
    what: 'a part of a chart beside others',
    text: component('  return <Bar><Tooltip cursor={false} /></Bar>', "import { Bar } from 'recharts'\n"),
    did: 'imported Tooltip recharts',
    holds: "import { Bar, Tooltip } from 'recharts'",
  },
  {
    what: 'motion, of the two packages that give it the one whose name it is',
    text: component('  return <motion.div animate={{ x: 1 }} />'),
    did: 'imported motion framer-motion',
  },
  {
    what: 'a component of the app, by name',
    text: component('  return <Card title="x" />'),
    more: { 'src/components/card.tsx': 'export function Card() { return null }' },
    did: 'imported Card ../components/card',
  },
  {
    what: 'a component of the app, its default, in the manner of its other imports',
    text: component('  return <PageHeader title={cn()} />', "import { cn } from '@/lib/cn'\n"),
    more: {
      'src/components/page-header.tsx': 'export default function PageHeader() { return null }',
      'src/lib/cn.ts': 'export const cn = () => ""',
    },
    did: 'imported PageHeader @/components/page-header',
  },
  {
    what: 'a helper of the app',
    text: component('  return <b>{formatPrice(2)}</b>'),
    more: { 'src/lib/money.ts': 'export function formatPrice(n: number) { return `${n}` }' },
    did: 'imported formatPrice ../lib/money',
  },
  {
    what: 'a function for dates, beside others',
    text: component(
      '  return <b>{addDays(parseISO("2026-01-01"), 1).getDay()}</b>',
      "import { parseISO } from 'date-fns'\n",
    ),
    did: 'imported addDays date-fns',
  },
  {
    what: 'several, each by itself',
    text: component('  useMemo(() => 1, [])\n  return <Outlet />'),
    did: 'imported Outlet react-router, imported useMemo react',
  },
  // What looks like one and is not.
  {
    what: 'a parameter of that name',
    text: component('  const f = (useState: () => number) => useState()\n  return <b>{f(() => 1)}</b>'),
  },
  {
    what: 'a name in a string and in a comment',
    text: component('  // useState\n  return <b title="useState">useState</b>'),
  },
  { what: 'a property of that name', text: component('  const o = { useState: 1 }\n  return <b>{o.useState}</b>') },
  { what: 'a type alone', text: component('  const a: Wallet[] = []\n  return <b>{a.length}</b>') },
  {
    what: 'a badge with contents: the icon of that name is none',
    text: component('  return <Badge tone="good">New</Badge>'),
  },
  { what: 'a name that nobody gives', text: component('  return <FancyThing />') },
  {
    what: 'a helper that was never written, though a library has one of that name',
    text: component('  return <b>{clamp(1, 2, 3)}</b>'),
  },
  {
    what: 'a function for dates where nothing else is taken from that library',
    text: component('  return <b>{startOfDay(1)}</b>'),
  },
  {
    what: 'a global that is used as what it is',
    text: component('  const m = new Map()\n  const i = new Image()\n  return <b>{m.size + i.width}</b>'),
  },
  {
    what: 'a name that two modules of the app give',
    text: component('  return <b>{total()}</b>'),
    more: { 'src/a.ts': 'export const total = () => 1', 'src/b.ts': 'export const total = () => 2' },
  },
  {
    what: 'an icon that is also a component of the app',
    text: component('  return <Calendar />'),
    more: { 'src/components/calendar.tsx': 'export function Calendar() { return null }' },
  },
  {
    what: 'a name that is declared further down',
    text: component('  return <Row />') + 'function Row() { return null }\n',
  },
  { what: 'a file that cannot be read', text: 'export default function Home() { return <b>{useState(}</b> }' },
]

test.each(cases)('imports what is missing: $what', async ({ text, more = {}, did = '', holds }) => {
  const result = await fixed({ [screen]: text, ...more })
  expect(result.did.join(', ')).toBe(did)
  if (did === '') expect(result.text(screen)).toBe(text)
  if (holds !== undefined) expect(result.text(screen)).toContain(holds)
})

test('a module of a plain page is imported by its whole name; a plain script is left alone', async () => {
  const files = {
    'app.js': "import { a } from './a.js'\nsave(a)\n",
    'a.js': 'export const a = 1\n',
    'store.js': 'export const save = () => {}\n',
  }
  const result = await fixed(files, 'page')
  expect(result.did).toEqual(['imported save ./store.js'])
  expect((await fixed({ ...files, 'app.js': 'save(1)\n' }, 'page')).did).toEqual([])
})
