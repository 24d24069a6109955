import { expect, test } from 'vitest'
import { sourceProblems } from './source-problems.ts'

const path = 'src/components/row.tsx'
const files = {
  'src/components/card.tsx': 'export function Card() {}\nexport { a as b }\nexport default 1',
  'src/data/model.ts': 'export interface Order { id: string }\nexport const { set } = store',
  'src/components/all.ts': '',
  'src/data/all.ts': "export * from './model'",
  'src/app.config.json': '{}',
}

async function problems(text: string): Promise<string[]> {
  const all = new Map([...Object.entries(files), [path, text]])
  const found = await sourceProblems(path, {
    files: all,
    hasPackage: (name) => ['react', '@radix-ui/react-slot'].includes(name),
  })
  return found.map(({ line, text: why }) => `${line}: ${why}`)
}

test.each([
  "import { Card } from './card'\nimport x, { b } from './card'\nexport const y = <Card />",
  "import type { Nothing } from './nowhere'\nimport { useState } from 'react'\nimport { jsx } from 'react/jsx-runtime'",
  "import { type Order, set } from '../data/model'\nimport { anything } from '@/data/all'\nimport config from '../app.config.json'",
  'export const a = [\'new\']\nexport function Row() {\n  return <p className="x" />\n}',
  "export const useStore = create(persist((set) => ({ a: 'x' })))\nexport default 'y'",
  "import './all'\nexport { b } from './card'\nexport * from '../data/all'\nexport type { Z } from './nowhere'",
  "import { Slot } from '@radix-ui/react-slot'\nexport const text = 'import { x } from \"./y\"'",
])('%j is right', async (text) => expect(await problems(text)).toEqual([]))

test.each([
  ['export function Row( {', /^1: /],
  ["\nimport { Hero } from './hero'", /^2: Could not resolve "\.\/hero"/],
  ["import {\n  Card,\n  Kard,\n} from './card'", /^1: "\.\/card" has no "Kard"/],
  ["import { a } from './card'", /has no "a"/],
  ["export { c } from './card'", /has no "c"/],
  ["import './theme.css'", /Could not resolve/],
  ["import moment from 'moment'", /no package "moment"/],
  ["import x from '@radix-ui/react-tabs'", /no package "@radix-ui\/react-tabs"/],
])('%j is wrong', async (text, why) => expect((await problems(text)).join()).toMatch(why))
