/** A name that is imported from a module which does not give it, while one other module does; and an icon's name of before. */
import { posix } from 'node:path'
import { importOf } from './file-likeness.ts'
import type { FixableApp, FoundFix } from './fixable-app.ts'
import { givenBy } from './import-kind.ts'
import {
  type ImportedName,
  importsOf,
  type ImportStatement,
  parseSource,
  withStatement,
  writeImport,
} from './import-text.ts'

/** Names of icons that are called otherwise, or never were called so. What has no like among the icons is not here. */
const icons: Readonly<Record<string, string>> = {
  Cart: 'ShoppingCart',
  Close: 'X',
  ContactSquare: 'SquareUser',
  Cross: 'X',
  Dashboard: 'LayoutDashboard',
  Email: 'Mail',
  Location: 'MapPin',
  Logout: 'LogOut',
  Login: 'LogIn',
  Money: 'Banknote',
  Refresh: 'RefreshCw',
  Spinner: 'LoaderCircle',
  Tick: 'Check',
  Time: 'Clock',
  Tool: 'Wrench',
  Warning: 'TriangleAlert',
}

/** Packages whose names can be told from those of all others. */
const telling = ['react', 'react-dom', 'react-router', 'framer-motion', 'zustand', 'react-hook-form'] as const
const tellingNames =
  /^(?:use[A-Z]\w*|Fragment|Suspense|StrictMode|createContext|forwardRef|lazy|memo|createPortal|Link|NavLink|Outlet|Routes|Route|BrowserRouter|HashRouter|Navigate|AnimatePresence|motion)$/

export async function movedName(path: string, app: FixableApp): Promise<FoundFix | undefined> {
  const module = app.module(path)
  const text = app.files.get(path)
  if (module === undefined || module.fault !== undefined || text === undefined) return undefined
  const lost = module.imports.flatMap(({ from, names }) => {
    const given = givenBy(path, from, app)
    return given === undefined ? [] : names.filter((name) => !given.has(name)).map((name) => ({ from, name }))
  })
  if (lost.length === 0) return undefined
  const tree = await parseSource(path, text)
  if (tree === undefined) return undefined
  for (const statement of importsOf(tree)) {
    for (const one of statement.names) {
      if (!lost.some(({ from, name }) => from === statement.from && name === one.imported)) continue
      const found = renamed(path, text, statement, one, app) ?? moved(path, text, statement, one, app)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function renamed(
  path: string,
  text: string,
  statement: ImportStatement,
  one: ImportedName,
  app: FixableApp,
): FoundFix | undefined {
  if (statement.from !== 'lucide-react' || one.imported === 'default') return undefined
  const given = new Set(app.packageNames('lucide-react'))
  const plain = one.imported.replace(/^Lucide(?=[A-Z])/, '').replace(/(?<=[a-z0-9])Icon$/, '')
  const turned = /^([A-Z][a-z]+)([A-Z][a-z]+)$/.exec(plain)
  const names = [plain, icons[plain], turned === null ? undefined : `${turned[2]}${turned[1]}`]
  const name = names.find((other) => other !== undefined && other !== one.imported && given.has(other))
  if (name === undefined) return undefined
  const names_ = statement.names.map((other) => (other === one ? { ...one, imported: name } : other))
  return {
    fix: { kind: 'renamed', path, name: one.imported, to: name },
    text: withStatement(
      text,
      statement,
      writeImport(names_, statement.from, text.slice(statement.start, statement.end)),
    ),
  }
}

function moved(
  path: string,
  text: string,
  statement: ImportStatement,
  one: ImportedName,
  app: FixableApp,
): FoundFix | undefined {
  if (one.imported === 'default' || one.imported === '*') return undefined
  const isOwn = /^(?:\.|@\/)/.test(statement.from)
  const to = isOwn ? otherFile(path, statement.from, one.imported, app) : otherPackage(one.imported, app)
  if (to === undefined || to === statement.from) return undefined
  const like = text.slice(statement.start, statement.end)
  const rest = writeImport(
    statement.names.filter((other) => other !== one),
    statement.from,
    like,
  )
  const added = writeImport([one], to, like)
  return {
    fix: { kind: 'moved', path, name: one.imported, to },
    text: withStatement(text, statement, rest === '' ? added : `${rest}\n${added}`),
  }
}

function otherPackage(name: string, app: FixableApp): string | undefined {
  if (!tellingNames.test(name)) return undefined
  const found = telling.filter((specifier) => app.packageNames(specifier)?.includes(name) === true)
  return found.length === 1 ? found[0] : undefined
}

function otherFile(path: string, from: string, name: string, app: FixableApp): string | undefined {
  const sources = app.names.sourcesOf(name).filter(({ isOwn, isDefault }) => isOwn && !isDefault)
  const [source] = sources
  // A helper of every second file is not the one that was meant.
  if (source === undefined || sources.length > 1 || source.module === path || name.length < 4) return undefined
  return posix.normalize(source.module) === '' ? undefined : importOf(path, source.module, from)
}
