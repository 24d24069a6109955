/** React apps of any size, as models write them: for what is measured of the preview's builds. */

export interface ReactApp {
  readonly files: ReadonlyMap<string, string>
  /** The paths of its screens, which are loaded lazily. */
  readonly screens: readonly string[]
  /** The file's text with one more change that shows; `round` makes it unlike all others. */
  edited(path: string, round: number): string
}

const page = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Bench</title></head>
  <body><div id="root"></div><script type="module" src="/src/main.tsx"></script></body>
</html>
`
const shared = ['Button', 'Card', 'Field', 'List', 'Badge', 'Stat']

/** About `bytes` of source in `count` screens and nine other files. */
export function reactApp(count: number, bytes: number): ReactApp {
  const screens = Array.from({ length: count }, (_, index) => `src/screens/Screen${index}.tsx`)
  const rows = Math.max(1, Math.round(bytes / count / rowOf(0, 0).length))
  const files = new Map([
    ['index.html', page],
    ['src/index.css', '@import "tailwindcss";\n@theme { --color-brand: oklch(60% 0.2 250); }\n'],
    ['src/store.ts', storeText],
    ['src/main.tsx', mainText(screens)],
    ...shared.map((name) => [`src/components/${name}.tsx`, sharedText(name)] as const),
    ...screens.map((path, index) => [path, screenText(index, rows)] as const),
  ])
  return {
    files,
    screens,
    edited(path, round) {
      const text = files.get(path) ?? ''
      return path.endsWith('.css')
        ? `${text}.edit-${round} { color: red }\n`
        : text.replace('p-4', `p-4 mt-[${round}px]`)
    },
  }
}

const storeText = `import { create } from 'zustand'
export interface Item { readonly id: number; readonly name: string; readonly amount: number }
interface Store { readonly items: readonly Item[]; add: (item: Item) => void }
export const useStore = create<Store>((set) => ({ items: [], add: (item) => set(({ items }) => ({ items: [...items, item] })) }))
`

function mainText(screens: readonly string[]): string {
  const lazy = screens.map((path, index) => `const Screen${index} = lazy(() => import('./${path.slice(4, -4)}'))`)
  const routes = screens.map((_, index) => `<Route path="/${index === 0 ? '' : index}" element={<Screen${index} />} />`)
  return `import { lazy, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, Route, Routes } from 'react-router'
import './index.css'
${lazy.join('\n')}
createRoot(document.getElementById('root')!).render(
  <BrowserRouter><Suspense><Routes>
    ${routes.join('\n    ')}
  </Routes></Suspense></BrowserRouter>,
)
`
}

function sharedText(name: string): string {
  return `import type { ReactNode } from 'react'
import { clsx } from 'clsx'
export function ${name}({ children, wide = false }: { children?: ReactNode; wide?: boolean }) {
  return <div className={clsx('p-4 rounded-lg border border-slate-200 bg-white', wide && 'w-full')}>{children}</div>
}
`
}

function screenText(index: number, rows: number): string {
  const parts = Array.from({ length: rows }, (_, row) => rowOf(index, row))
  return `import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { ArrowLeft, Plus } from 'lucide-react'
${shared.map((name) => `import { ${name} } from '../components/${name}'`).join('\n')}
import { useStore } from '../store'

export default function Screen${index}() {
  const { items, add } = useStore()
  const [query, setQuery] = useState('')
  const found = useMemo(() => items.filter((item) => item.name.includes(query)), [items, query])
  return (
    <main className="p-4 flex flex-col gap-4">
      <Link to="/"><ArrowLeft /></Link>
      <input value={query} onChange={(event) => setQuery(event.target.value)} />
      <button onClick={() => add({ id: items.length, name: query, amount: ${index} })}><Plus /></button>
      <Badge>{found.length}</Badge><Stat>{items.length}</Stat>
${parts.join('')}    </main>
  )
}
`
}

function rowOf(index: number, row: number): string {
  return `      <Card wide>
        <h2 className="text-lg font-semibold text-slate-${((row % 9) + 1) * 100}">Part ${index}.${row} of the screen</h2>
        <Field>{found.slice(${row}).map((item) => <List key={item.id}>{item.name}: {item.amount * ${row + 2}}</List>)}</Field>
        <Button>{found.length > ${row} ? 'Show all of them' : 'There is nothing to show here yet'}</Button>
      </Card>
`
}
