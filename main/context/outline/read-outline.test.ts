import { expect, test } from 'vitest'
import { loadOutlineReader } from './read-outline.ts'

const read = await loadOutlineReader()

function symbolsOf(path: string, text: string): string[] {
  return read(path, text).symbols.map(({ name, kind, exported, detail = '' }) => {
    return `${exported ? '+' : '-'}${kind} ${name}${detail}`
  })
}

test('a script tells what it declares, and which of it others may import', () => {
  const text = `/** A dialog for orders. It is shown on top. */
import { useState } from 'react'
import { Dialog } from './dialog'
export interface Order { id: string; total: number }
export type Status = 'new' | 'paid'
export const statuses = ['new', 'paid'] as const
const useDraft = (order?: Order) => useState(order)
export function OrderForm({ order, onClose }: { order?: Order; onClose(): void }) { return <Dialog title="Edit order" /> }
function hidden(a: number, b = 2) { return a + b }
export const Row = memo(function Row({ order }: { order: Order }) { return <li>{order.id}</li> })
class Store {}
export { Store as default }
`
  expect(symbolsOf('src/order-form.tsx', text)).toEqual([
    '+type Order{ id, total }',
    '+type Status',
    '+constant statuses',
    '-hook useDraft(order?)',
    '+component OrderForm({ order, onClose })',
    '-function hidden(a, b = 2)',
    '+component Row({ order })',
    '+class Store',
  ])
  const outline = read('src/order-form.tsx', text)
  expect(outline.about).toBe('A dialog for orders.')
  expect(outline.imports).toEqual([
    { from: 'react', names: ['useState'] },
    { from: './dialog', names: ['Dialog'] },
  ])
  expect(outline.labels).toContain('Edit order')
})

test('routes, screens that are loaded later, and labels in any script are found; lists of CSS classes are no labels', () => {
  const outline = read(
    'src/app.tsx',
    `import { createBrowserRouter } from 'react-router'
const Home = lazy(() => import('./screens/home'))
export const router = createBrowserRouter([{ path: '/', element: <Home /> }, { path: '/orders/:id', element: <p>طلب</p> }])
export const Other = () => <Route path="about" element={<p className="mt-4 flex hover:bg-red-500">About us</p>} />`,
  )
  expect(outline.routes.toSorted()).toEqual(['/', '/orders/:id', 'about'])
  expect(outline.imports.map(({ from }) => from)).toContain('./screens/home')
  expect(outline.labels.toSorted()).toEqual(['About us', 'طلب'])
  expect(outline.roles).toContain('routes')
})

test('types in a .ts file are not read as elements, and an enum or a generic is no obstacle', () => {
  expect(symbolsOf('a.ts', 'export const cast = <T>(value: unknown) => <T>value\nexport enum Mode { On }')).toEqual([
    '+function cast(value)',
    '+type Mode',
  ])
})

test('a script with an error keeps what could be read; one that is no script is known by its words', () => {
  expect(symbolsOf('a.js', 'function before() {}\nlet a = 1; let a = 2\nfunction after() {}')).toContain(
    '-function after()',
  )
  const broken = read('b.tsx', 'export function Widget( { <<<< nonsense }')
  expect(broken.parsed).toBe(false)
  expect(broken.uses).toContain('Widget')
})

test('a stylesheet tells its selectors and the properties that it sets; steps of an animation are none', () => {
  const outline = read(
    'theme.css',
    `@import "./palette.css";
@theme { --color-accent: red; }
.card, .card > h2 { --gap: 4px; color: var(--color-accent); }
@media (min-width: 40rem) { .card { padding: 1rem } }
@keyframes spin { from { rotate: 0 } to { rotate: 1turn } }`,
  )
  expect(outline.properties).toEqual(['--color-accent', '--gap'])
  expect(outline.marks).toEqual(['@theme', '.card', '.card > h2', '@media (min-width: 40rem)', '@keyframes spin'])
  expect(outline.imports).toEqual([{ from: './palette.css', names: [] }])
  expect(outline.roles).toEqual(['styles'])
})

test('a page tells its landmarks, ids, headings and labels, and what its own scripts and styles hold', () => {
  const outline = read(
    'index.html',
    `<!doctype html><title>Timer</title><link rel="stylesheet" href="app.css">
<style>:root { --ink: black } #go { color: red }</style>
<main id="clock"><h1>Focus</h1><input aria-label="Minutes"></main>
<script>function startTimer() {}</script><script src="app.js"></script>`,
  )
  expect(outline.marks).toEqual(expect.arrayContaining(['#clock', '#go']))
  expect(outline.labels).toEqual(expect.arrayContaining(['Timer', 'Focus', 'Minutes']))
  expect(outline.properties).toEqual(['--ink'])
  expect(outline.symbols.map(({ name }) => name)).toEqual(['startTimer'])
  expect(outline.imports.map(({ from }) => from)).toEqual(expect.arrayContaining(['app.css', 'app.js']))
})

test('nothing that a project may hold makes it throw', () => {
  const deep = `const a = ${'['.repeat(3000)}${']'.repeat(3000)}`
  for (const [path, text] of [
    ['deep.js', deep],
    ['a.css', 'a { b'],
    ['b.json', '{ "a": '],
    ['c.html', '<<<'],
    ['d.svg', '<svg/>'],
    ['e.ts', '\u0000'],
    ['huge.js', 'x'.repeat(500_000)],
  ] as const) {
    expect(read(path, text).path).toBe(path)
  }
})
