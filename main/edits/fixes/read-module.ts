/** What a module gives, takes, and uses without having it: read by esbuild, off main's loop. */
import { init, parse } from 'es-module-lexer'
import { type Message, transform } from 'esbuild'
import { posix } from 'node:path'
import { importedNames } from '../module-names.ts'

export interface ReadImport {
  readonly from: string
  /** Values alone: what TypeScript would leave out, nothing needs. `default` is one of them. */
  readonly names: readonly string[]
  readonly isLazy: boolean
}

export interface ReadModule {
  /** Why it cannot be read; the rest is then empty. */
  readonly fault?: { readonly text: string; readonly line: number; readonly column: number }
  readonly imports: readonly ReadImport[]
  readonly exports: ReadonlySet<string>
  /** It passes on all that another module has. */
  readonly isOpen: boolean
  /** Of the names that were asked for, those that it uses and nobody declares there. */
  readonly free: ReadonlySet<string>
}

const loaders: Readonly<Record<string, 'jsx' | 'ts' | 'tsx'>> = {
  '.ts': 'ts',
  '.tsx': 'tsx',
  '.js': 'jsx',
  '.jsx': 'jsx',
  '.mjs': 'jsx',
}

const freeMark = '__kiln_free_'

/** `isKnown`: the names that are looked for among those that the text holds. */
export async function readModule(path: string, text: string, isKnown: (name: string) => boolean): Promise<ReadModule> {
  const loader = loaders[posix.extname(path)]
  if (loader === undefined || text.includes(freeMark)) return nothing
  const words = new Set((text.match(/[A-Za-z_$][\w$]*/g) ?? []).filter(isKnown))
  // esbuild puts another name in the place of one only where nothing declares it.
  const define = Object.fromEntries([...words].map((word) => [word, freeMark + word]))
  const options = { loader, jsx: 'automatic', logLevel: 'silent', tsconfigRaw: {}, define } as const
  const read = await transform(text, options).catch((failed: { readonly errors?: readonly Message[] }) => {
    if (failed.errors === undefined) throw failed
    return failed.errors[0]
  })
  if (read === undefined || !('code' in read)) return { ...nothing, fault: faultOf(read) }
  const { code } = read
  await init()
  try {
    const [imports, exports] = parse(code)
    return {
      imports: imports.flatMap(({ type, specifier, importStart, importEnd }) =>
        typeof specifier !== 'string' || specifier.startsWith('react/jsx-')
          ? []
          : [
              {
                from: specifier,
                names: importedNames(code.slice(importStart, importEnd)),
                isLazy: type === 'dynamic',
              },
            ],
      ),
      exports: new Set(exports.flatMap((one) => (one.type === 'reexport-all' ? [] : [one.name]))),
      isOpen: exports.some(({ type }) => type === 'reexport-all'),
      free: new Set([...words].filter((word) => new RegExp(`\\b${freeMark}${escaped(word)}(?![\\w$])`).test(code))),
    }
  } catch {
    return nothing
  }
}

const nothing: ReadModule = { imports: [], exports: new Set(), isOpen: true, free: new Set() }

function faultOf(message: Message | undefined): NonNullable<ReadModule['fault']> {
  return {
    text: message?.text ?? '',
    line: message?.location?.line ?? 1,
    column: message?.location?.column ?? 0,
  }
}

function escaped(name: string): string {
  return name.replaceAll('$', '\\$')
}
