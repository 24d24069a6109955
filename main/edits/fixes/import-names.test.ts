/** Imports of names that their modules do not give, and of packages that are called otherwise. */
import { expect, test } from 'vitest'
import { fixed } from './test-fix.ts'

const path = 'src/screens/home.tsx'
const source = (imports: string, body: string): string =>
  `${imports}\nexport default function Home() {\n  return ${body}\n}\n`
const card = { 'src/components/card.tsx': 'export function Card() { return null }' }
const header = { 'src/components/header.tsx': 'export default function Header() { return null }' }

type Files = Readonly<Record<string, string>>
type Case = readonly [what: string, text: string, did: string, holds?: string | undefined, more?: Files]

const named = ([what, text, did, holds, more = {}]: Case) => ({ what, text, did, holds, more })

const cases: readonly Case[] = [
  [
    'a default for a name, of the app',
    source("import Card from '../components/card'", '<Card />'),
    'import-kind Card ../components/card',
    "import { Card } from '../components/card'",
    card,
  ],
  [
    'a name for a default, of the app',
    source("import { Header } from '../components/header'", '<Header />'),
    'import-kind Header ../components/header',
    "import Header from '../components/header'",
    header,
  ],
  [
    'a default for a name, of a package',
    source("import Link from 'react-router'", '<Link to="/">a</Link>'),
    'import-kind Link react-router',
    "import { Link } from 'react-router'",
  ],
  [
    'a store made the old way',
    source("import create from 'zustand'", '<b>{String(create)}</b>'),
    'import-kind create zustand',
    "import { create } from 'zustand'",
  ],
  ['beside a right one', source("import clsx, { twMerge } from 'tailwind-merge'", '<b>{clsx + twMerge}</b>'), ''],
  [
    'a default of which the module has no name',
    source("import Box from '../components/card'", '<Box />'),
    '',
    undefined,
    card,
  ],
  [
    'a name of which the module has only other names',
    source("import { Cart } from '../components/card'", '<Cart />'),
    '',
    undefined,
    card,
  ],
  [
    'a default under another name',
    source("import { Title } from '../components/header'", '<Title />'),
    'import-kind Title ../components/header',
    undefined,
    header,
  ],
  [
    'a helper is no default component',
    source("import { title } from '../components/header'", '<b>{title()}</b>'),
    '',
    undefined,
    header,
  ],
  [
    'a type, which nobody needs when it runs',
    source("import { CardProps } from '../components/card'", '<b>{({} as CardProps).x}</b>'),
    '',
    undefined,
    card,
  ],
  [
    'what passes on all of another module',
    source("import { Card } from '../components'", '<Card />'),
    '',
    undefined,
    { ...card, 'src/components/index.ts': "export * from './card'" },
  ],
  ['a right one', source("import { Card } from '../components/card'", '<Card />'), '', undefined, card],

  [
    'an icon that was renamed',
    source("import { Tool } from 'lucide-react'", '<Tool size={2} />'),
    'renamed Tool Wrench',
    "import { Wrench as Tool } from 'lucide-react'",
  ],
  [
    'an icon by a name that it never had',
    source("import { Plus, CartIcon } from 'lucide-react'", '<b><Plus /><CartIcon /></b>'),
    'renamed CartIcon ShoppingCart',
    '{ Plus, ShoppingCart as CartIcon }',
  ],
  ['the words of an icon the other way round', source("import { XBadge } from 'lucide-react'", '<XBadge />'), ''],
  ['a brand, which has no icon any more', source("import { Github } from 'lucide-react'", '<Github />'), ''],
  [
    'a hook from the wrong package',
    source("import { Link, useState } from 'react-router'", '<Link to="/">{useState(1)[0]}</Link>'),
    'moved useState react',
    "import { Link } from 'react-router'\nimport { useState } from 'react'",
  ],
  [
    'a hook of the router from React',
    source("import { useNavigate } from 'react'", '<b>{String(useNavigate())}</b>'),
    'moved useNavigate react-router',
    "import { useNavigate } from 'react-router'",
  ],
  [
    'a chart from the icons: what is meant is not known',
    source("import { ResponsiveBar } from 'recharts'", '<ResponsiveBar />'),
    '',
  ],
  [
    'a helper that another file of the app gives',
    source("import { formatPrice } from '../lib/text'", '<b>{formatPrice(1)}</b>'),
    'moved formatPrice ../lib/money',
    "from '../lib/money'",
    { 'src/lib/text.ts': 'export const text = 1', 'src/lib/money.ts': 'export const formatPrice = (n: number) => n' },
  ],
  [
    'a helper that two others give',
    source("import { formatPrice } from '../lib/text'", '<b>{formatPrice(1)}</b>'),
    '',
    undefined,
    {
      'src/lib/text.ts': 'export const text = 1',
      'src/lib/a.ts': 'export const formatPrice = 1',
      'src/lib/b.ts': 'export const formatPrice = 2',
    },
  ],

  [
    'motion by its new package',
    source("import { motion } from 'motion'", '<motion.b />'),
    'package motion motion/react',
    "import { motion } from 'motion/react'",
  ],
  [
    'an icon by its own file',
    source("import Trash from 'lucide-react/dist/esm/icons/trash-2'", '<Trash />'),
    'package lucide-react/dist/esm/icons/trash-2 lucide-react',
    "import { Trash2 as Trash } from 'lucide-react'",
  ],
  [
    'a function for dates by its own module',
    source("import format from 'date-fns/format'", "<b>{format(1, 'd')}</b>"),
    'package date-fns/format date-fns',
    "import { format } from 'date-fns'",
  ],
  [
    'classnames, which clsx stands in for',
    source("import cn from 'classnames'", "<b className={cn('a')} />"),
    'package classnames clsx',
    "import cn from 'clsx'",
  ],
  ['another name of the icons', source("import { Plus } from 'lucide'", '<Plus />'), 'package lucide lucide-react'],
  ['what has no like here', source("import axios from 'axios'", '<b>{String(axios)}</b>'), ''],
  [
    'the router by its name of before, which is here',
    source("import { Link } from 'react-router-dom'", '<Link to="/">a</Link>'),
    '',
  ],
  [
    'classnames that the app itself asks for',
    source("import cn from 'classnames'", "<b className={cn('a')} />"),
    '',
    undefined,
    { 'package.json': '{ "dependencies": { "classnames": "2.5.1" } }' },
  ],
  ['an alias whose contents are others', source("import { animate2 } from 'motion'", '<b>{animate2}</b>'), ''],
]

test.each(cases.map(named))('$what', async ({ text, did, holds, more }) => {
  const result = await fixed({ [path]: text, ...more })
  expect(result.did.join(', ')).toBe(did)
  if (did === '') expect(result.text(path)).toBe(text)
  if (holds !== undefined) expect(result.text(path)).toContain(holds)
})

/** As TypeScript reads it, the second one wins, and nothing breaks: of scripts alone. */
const twice: readonly Case[] = [
  [
    'one name imported twice',
    source(
      "import { useState } from 'react'\nimport { useState, useEffect } from 'react'",
      '<b>{useState(1)[0]}{String(useEffect)}</b>',
    ),
    'import-twice useState react',
    "import { useState } from 'react'\nimport { useEffect } from 'react'",
  ],
  [
    'the same statement twice',
    source("import { Card } from '../components/card'\nimport { Card } from '../components/card'", '<Card />'),
    'import-twice Card ./components/card',
    undefined,
    card,
  ],
  [
    'two things of one name',
    source("import { Link } from 'react-router'\nimport { Link } from 'lucide-react'", '<Link />'),
    '',
  ],
  [
    'an import and a declaration of one name',
    source("import { Card } from '../components/card'\nfunction Card() { return null }", '<Card />'),
    '',
    undefined,
    card,
  ],
]

test.each(twice.map(named))('in a script: $what', async ({ text, did, holds, more }) => {
  const result = await fixed({ 'src/home.jsx': text.replaceAll('../', './'), ...more })
  expect(result.did.join(', ')).toBe(did)
  if (did === '') expect(result.text('src/home.jsx')).toBe(text.replaceAll('../', './'))
  if (holds !== undefined) expect(result.text('src/home.jsx')).toContain(holds)
})
