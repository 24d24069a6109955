/** What is wrong with a source file by itself: for files that no screen imports yet, which a build would not look at. */
import { transform } from 'esbuild'
import { posix } from 'node:path'
import type { BuildError } from './ports.ts'

export interface Surroundings {
  /** Path to text. */
  readonly files: ReadonlyMap<string, string>
  /** True for a package that the app may import. */
  hasPackage(name: string): boolean
}

const statement =
  /^(?:import\b(?!\s+type\b)\s*(?:([^'"`;()=]*?)\bfrom\s*)?|export\s*((?:\*|\{)[^'"`;()=]*?)\bfrom\s*)(['"])([^'"\n]+)\3/gm

/** Its syntax, and whether what it imports is there. */
export async function sourceProblems(
  path: string,
  { files, hasPackage }: Surroundings,
): Promise<readonly BuildError[]> {
  const text = files.get(path) ?? ''
  if (!/\.tsx?$/.test(path)) return []
  const loader = path.endsWith('x') ? 'tsx' : 'ts'
  const syntax = await transform(text, { loader, logLevel: 'silent', tsconfigRaw: {} }).then(
    () => [],
    (failed: { errors?: { text: string; location: { line: number } | null }[] }) =>
      (failed.errors ?? [{ text: String(failed), location: null }]).map((one) => ({
        file: path,
        line: one.location?.line,
        text: one.text,
      })),
  )
  if (syntax.length > 0) return syntax
  return [...text.matchAll(statement)].flatMap((match) => {
    const [, imported = '', exported = '', , from = ''] = match
    const line = text.slice(0, match.index).split('\n').length
    const why =
      from.startsWith('.') || from.startsWith('@/')
        ? whyNotFile(path, from, imported || exported, files)
        : whyNotPackage(from, hasPackage)
    return why === undefined ? [] : [{ file: path, line, text: why }]
  })
}

function whyNotFile(path: string, from: string, names: string, files: ReadonlyMap<string, string>): string | undefined {
  const target = from.startsWith('@/') ? `src/${from.slice(2)}` : posix.join(posix.dirname(path), from)
  const found = ['', '.tsx', '.ts', '/index.tsx', '/index.ts']
    .map((ending) => target + ending)
    .find((one) => files.has(one))
  if (found === undefined) return `Could not resolve "${from}"`
  if (!/\.tsx?$/.test(found)) return undefined
  const missing = namesIn(names).find((name) => !exportsName(files.get(found) ?? '', name))
  return missing === undefined ? undefined : `"${from}" has no "${missing}".`
}

function whyNotPackage(from: string, hasPackage: (name: string) => boolean): string | undefined {
  const name = packageOf(from)
  return hasPackage(name) ? undefined : `The app has no package "${name}".`
}

function packageOf(from: string): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')
}

/** Names of the packages that a source imports something from which is there when it runs. */
export function importedPackages(text: string): readonly string[] {
  const found = [...text.matchAll(statement)].map((match) => match[4] ?? '')
  return [...new Set(found.filter((from) => !/^(?:\.|\/|@\/)/.test(from)).map(packageOf))]
}

/** Of `{ A, type B, C as D }`: A and C. */
function namesIn(clause: string): string[] {
  const listed = /\{([^}]*)\}/.exec(clause)?.[1] ?? ''
  const names = listed.split(',').map((part) => part.trim().split(/\s+as\s+/)[0] ?? '')
  return names.filter((name) => name !== '' && !name.startsWith('type '))
}

/** By layout: a name that comes by `export * from` is taken to be there. */
export function exportsName(text: string, name: string): boolean {
  if (name === 'default') return /\bexport\s+default\b|\bas\s+default\b/.test(text)
  return (
    new RegExp(
      `\\bexport\\s+(?:declare\\s+)?(?:async\\s+)?(?:function\\*?|const|let|var|class|enum|const enum|interface|type)\\s+${name}\\b`,
    ).test(text) ||
    new RegExp(`\\bexport\\s*(?:type\\s*)?\\{[^}]*\\b${name}\\b(?!\\s+as\\b)[^}]*\\}`).test(text) ||
    new RegExp(`\\bexport\\s+const\\s*\\{[^}]*\\b${name}\\b[^}]*\\}`).test(text) ||
    /\bexport\s*\*\s*from\b/.test(text)
  )
}
