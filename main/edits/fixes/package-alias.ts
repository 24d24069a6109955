/** A package that is known by another name here, with the same contents. */
import { packageName } from './package-name.ts'
import type { FixableApp, FoundFix } from './fixable-app.ts'
import { type ImportedName, importsOf, parseSource, withStatement, writeImport } from './import-text.ts'

interface Meant {
  readonly from: string
  /** Of a module that gives one thing, its name in the package that gives it among others. */
  readonly name?: string
}

const aliases: readonly (readonly [RegExp, (match: RegExpExecArray) => Meant])[] = [
  [/^react-router-dom\/(?:dist\/.*|index(?:\.js)?)$/, () => ({ from: 'react-router-dom' })],
  [/^react-router\/(?:index|dist\/.*)$/, () => ({ from: 'react-router' })],
  [/^@react-router\/(?:dom|react)$/, () => ({ from: 'react-router' })],
  [/^(?:lucide|lucide-icons|@lucide\/react|lucide-react-icons|react-lucide)$/, () => ({ from: 'lucide-react' })],
  [
    /^lucide-react\/(?:dist\/esm\/)?icons\/([a-z0-9-]+)(?:\.js)?$/,
    ([, file = '']) => ({ from: 'lucide-react', name: pascal(file) }),
  ],
  [/^(?:motion|motion-react|@motionone\/react)$/, () => ({ from: 'motion/react' })],
  [/^framer-motion\/(?:react|dist\/.*)$/, () => ({ from: 'framer-motion' })],
  [/^framer$/, () => ({ from: 'framer-motion' })],
  [/^date-fns\/(?:esm\/)?([a-z][A-Za-z]+)(?:\/index(?:\.js)?)?$/, ([, name = '']) => ({ from: 'date-fns', name })],
  [/^date-fns\/esm$/, () => ({ from: 'date-fns' })],
  [
    /^date-fns\/locale\/([a-z]{2}(?:-[A-Z]{2})?)$/,
    ([, name = '']) => ({ from: 'date-fns/locale', name: name.replace('-', '') }),
  ],
  [/^(?:classnames|classnames\/index(?:\.js)?|clsx\/lite)$/, () => ({ from: 'clsx' })],
  [/^(?:recharts\/(?:es6|lib)(?:\/.*)?|re-charts)$/, () => ({ from: 'recharts' })],
  [/^zustand\/(?:index|react)$/, () => ({ from: 'zustand' })],
  [/^zod\/v4$/, () => ({ from: 'zod' })],
  [/^tailwindcss-merge$/, () => ({ from: 'tailwind-merge' })],
]

export async function packageAlias(path: string, app: FixableApp): Promise<FoundFix | undefined> {
  const module = app.module(path)
  const text = app.files.get(path)
  if (module === undefined || module.fault !== undefined || text === undefined) return undefined
  const isAbsent = (from: string): boolean =>
    !/^(?:\.|\/|@\/)/.test(from) && app.packageNames(from) === undefined && !isNamed(app, from)
  if (!module.imports.some(({ from }) => isAbsent(from))) return undefined
  const tree = await parseSource(path, text)
  for (const statement of tree === undefined ? [] : importsOf(tree)) {
    if (!isAbsent(statement.from)) continue
    const meant = meantBy(statement.from)
    const names = meant && namesFrom(statement.names, meant, new Set(app.packageNames(meant.from)))
    if (meant === undefined || names === undefined) continue
    return {
      fix: { kind: 'package', path, name: statement.from, to: meant.from },
      text: withStatement(text, statement, writeImport(names, meant.from, text.slice(statement.start, statement.end))),
    }
  }
  return undefined
}

function meantBy(from: string): Meant | undefined {
  for (const [pattern, meant] of aliases) {
    const match = pattern.exec(from)
    if (match !== null) return meant(match)
  }
  return undefined
}

/** Undefined unless the package gives every one of them. */
function namesFrom(
  names: readonly ImportedName[],
  { name }: Meant,
  given: ReadonlySet<string>,
): readonly ImportedName[] | undefined {
  const meant = names.map((one) => {
    if (one.imported === 'default' && name !== undefined) return { ...one, imported: name }
    // What was a default there may be given by its name here.
    if (one.imported === 'default' && !given.has('default')) return { ...one, imported: one.local }
    return one
  })
  return meant.length > 0 && meant.every(({ imported, isType }) => isType || imported === '*' || given.has(imported))
    ? meant
    : undefined
}

/** The app's own package.json names it: it is there, or will be installed. */
function isNamed(app: FixableApp, from: string): boolean {
  return new RegExp(`"${packageName(from).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"\\s*:`).test(
    app.files.get('package.json') ?? '',
  )
}

function pascal(file: string): string {
  return file
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
