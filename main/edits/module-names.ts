/** What a module of the app gives and takes, read by a real parser, and where its imports lead. */
import { init, parse } from 'es-module-lexer'
import { transform } from 'esbuild'
import { posix } from 'node:path'

export interface ModuleNames {
  /** Values that it exports; types are none. */
  readonly exports: ReadonlySet<string>
  /** True when it passes on all that another module has. */
  readonly isOpen: boolean
  readonly imports: readonly { readonly from: string; readonly names: readonly string[] }[]
}

const loaders: Readonly<Record<string, 'jsx' | 'ts' | 'tsx'>> = {
  '.ts': 'ts',
  '.tsx': 'tsx',
  '.js': 'jsx',
  '.jsx': 'jsx',
  '.mjs': 'jsx',
}

export function isModule(path: string): boolean {
  return loaders[posix.extname(path)] !== undefined
}

/** Undefined for a file that is no module, or cannot be read. */
export async function moduleNames(path: string, text: string): Promise<ModuleNames | undefined> {
  const loader = loaders[posix.extname(path)]
  if (loader === undefined) return undefined
  // Imports that nothing uses would be left out otherwise; whether they are there still matters.
  const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: true } }
  const code = await transform(text, { loader, logLevel: 'silent', tsconfigRaw }).then(
    (result) => result.code,
    () => undefined,
  )
  if (code === undefined) return undefined
  await init()
  try {
    const [imports, exports] = parse(code)
    return {
      exports: new Set(exports.flatMap((one) => (one.type === 'reexport-all' ? [] : [one.name]))),
      isOpen: exports.some(({ type }) => type === 'reexport-all'),
      imports: imports.flatMap(({ specifier, importStart, importEnd }) =>
        specifier === null || specifier === undefined
          ? []
          : [{ from: specifier, names: importedNames(code.slice(importStart, importEnd)) }],
      ),
    }
  } catch {
    return undefined
  }
}

/** Of `import whole, { a, b as c } from "x"` and `export { a } from "x"`. */
export function importedNames(statement: string): string[] {
  const clause = /^(?:import|export)\s*([\s\S]*?)\s*from\s*["']/.exec(statement)?.[1] ?? ''
  const listed = /\{([\s\S]*)\}/.exec(clause)?.[1] ?? ''
  const names = listed.split(',').map((part) => part.trim().split(/\s+as\s+/)[0] ?? '')
  return [...(/^[\w$]/.test(clause) ? ['default'] : []), ...names.filter((name) => name !== '')]
}

const endings = ['', '.tsx', '.ts', '.jsx', '.js', '.mjs', '/index.tsx', '/index.ts', '/index.jsx', '/index.js']

/** The file that an import of the app's own leads to, as far as `has` knows it; undefined for packages. */
export function resolveModule(importer: string, from: string, has: (path: string) => boolean): string | undefined {
  const isOwn = from.startsWith('.') || from.startsWith('@/')
  if (!isOwn) return undefined
  const bare = from.replace(/[?#].*$/, '')
  const target = bare.startsWith('@/') ? `src/${bare.slice(2)}` : posix.join(posix.dirname(importer), bare)
  return (
    endings.map((ending) => target + ending).find(has) ??
    (has(target.replace(/\.js$/, '.ts')) ? target.replace(/\.js$/, '.ts') : undefined)
  )
}
