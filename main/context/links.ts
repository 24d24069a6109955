/** Which of an app's files import which: the addresses that stand in the code, made paths. Pure. */
import type { FileOutline } from './outline/file-outline.ts'

export interface Links {
  /** The app's own files that this one imports, in the order in which it does. */
  importsOf(path: string): readonly string[]
  importersOf(path: string): readonly string[]
}

const endings = [
  '',
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.css',
  '.json',
  '/index.ts',
  '/index.tsx',
  '/index.js',
  '/index.jsx',
]

export function linksOf(outlines: readonly FileOutline[]): Links {
  const paths = new Set(outlines.map(({ path }) => path))
  const imports = new Map<string, readonly string[]>()
  const importers = new Map<string, string[]>()
  for (const { path, imports: written } of outlines) {
    const found = new Set(written.flatMap(({ from }) => resolve(path, from, paths) ?? []))
    found.delete(path)
    imports.set(path, [...found])
    for (const target of found) importers.set(target, [...(importers.get(target) ?? []), path])
  }
  return {
    importsOf: (path) => imports.get(path) ?? [],
    importersOf: (path) => importers.get(path) ?? [],
  }
}

/** Undefined for a package, and for what is not there. `@/` is the source folder, as most apps have it. */
function resolve(importer: string, from: string, paths: ReadonlySet<string>): string | undefined {
  const plain = from.replace(/[?#].*$/, '')
  const isPage = importer.endsWith('.html')
  const base = plain.startsWith('@/')
    ? `src/${plain.slice(2)}`
    : plain.startsWith('/')
      ? plain.slice(1)
      : plain.startsWith('.') || isPage
        ? join(importer, plain)
        : undefined
  if (base === undefined) return undefined
  // TypeScript's own habit of importing `./a.js` for `./a.ts`.
  const bases = [base, base.replace(/\.jsx?$/, '')]
  for (const one of bases) for (const ending of endings) if (paths.has(one + ending)) return one + ending
  return undefined
}

function join(importer: string, from: string): string {
  const parts = importer.split('/').slice(0, -1)
  for (const part of from.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
