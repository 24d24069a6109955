/** A small React app for tests: two screens, a store, icons, Tailwind. */
import type { ProjectSource } from './project-source.ts'

export const testApp: Readonly<Record<string, string>> = {
  'index.html': `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Habits</title></head>
  <body>
    <div id="root"></div>
    <script type="module" src="/src/main.tsx"></script>
  </body>
</html>
`,
  'src/main.tsx': `import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import App from './App'
import './index.css'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <BrowserRouter>
      <App />
    </BrowserRouter>
  </StrictMode>,
)
`,
  'src/App.tsx': `import { lazy, Suspense } from 'react'
import { Link, Route, Routes } from 'react-router'
import { Home as HomeIcon, Settings as SettingsIcon } from 'lucide-react'
import { Home } from './screens/Home'

const Settings = lazy(() => import('./screens/Settings'))

export default function App() {
  return (
    <div className="p-4">
      <nav className="flex gap-2">
        <Link id="to-home" to="/"><HomeIcon /> Home</Link>
        <Link id="to-settings" to="/settings"><SettingsIcon /> Settings</Link>
      </nav>
      <Suspense fallback={<p id="skeleton">…</p>}>
        <Routes>
          <Route path="/" element={<Home />} />
          <Route path="/settings" element={<Settings />} />
        </Routes>
      </Suspense>
    </div>
  )
}
`,
  'src/screens/Home.tsx': `import { useHabits } from '@/store'
import { Button } from '../components/Button'

export function Home() {
  const { count, add } = useHabits()
  return (
    <main>
      <h1 id="title" className="text-3xl text-[rgb(1,2,3)]">Habits</h1>
      <input id="name" placeholder="name" />
      <p id="count">{count}</p>
      <Button id="add" onClick={add}>Add</Button>
    </main>
  )
}
`,
  'src/screens/Settings.tsx': `export default function Settings() {
  return <p id="settings">soon</p>
}
`,
  'src/components/Button.tsx': `import type { ComponentProps } from 'react'

export function Button(props: ComponentProps<'button'>) {
  return <button className="rounded bg-brand px-3 py-1" {...props} />
}
`,
  'src/store.ts': `import { create } from 'zustand'

interface Habits { count: number; add: () => void }

export const useHabits = create<Habits>((set) => ({ count: 1, add: () => set((state) => ({ count: state.count + 1 })) }))
`,
  'src/index.css': `@import "tailwindcss";

@theme {
  --color-brand: rgb(4, 5, 6);
}
`,
}

/** Files in memory, as a project's; change them in the map. */
export function memorySource(files: Map<string, string>): ProjectSource {
  return {
    list: () => Promise.resolve([...files.keys()]),
    read: (path) => {
      const text = files.get(path)
      return Promise.resolve(text === undefined ? undefined : Buffer.from(text))
    },
  }
}
