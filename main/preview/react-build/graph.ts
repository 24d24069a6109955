/** How an app is cut: what starts with it, which screens are loaded when they are opened, and in which order styles go. */
import type { FailedScreen } from './messages.ts'
import { placeOf } from './problems.ts'
import { isSource, type ProjectFiles } from './project-files.ts'
import { resolveImport } from './resolve-import.ts'

export interface Graph {
  /** Modules that start with the app, or must be there when they are asked for. */
  readonly core: ReadonlySet<string>
  /** Modules that only `import()` reaches: each is built and served by itself. */
  readonly lazy: readonly string[]
  /** All other modules below src/: a screen that comes later will find them. None of them may break the app. */
  readonly extras: readonly string[]
  /** Lazy modules that are not there (yet). */
  readonly absent: readonly FailedScreen[]
  /** The stylesheets that are imported, in the order in which they come to apply. */
  readonly styles: readonly string[]
}

export function graphOf(files: ProjectFiles, known: ReadonlySet<string>, entry: string): Graph {
  const target = (importer: string, specifier: string): string | undefined => {
    const resolved = resolveImport(files, known, importer, specifier)
    return resolved.type === 'file' ? resolved.path : undefined
  }
  const sources = [...files.paths()].filter(isSource)
  const fixed = new Set<string>([entry])
  const opened = new Set<string>()
  const absent: FailedScreen[] = []
  for (const path of sources) {
    const { fixed: imports, lazy } = files.imports(path)
    for (const specifier of imports) add(fixed, target(path, specifier))
    for (const specifier of lazy) {
      const resolved = resolveImport(files, known, path, specifier)
      if (resolved.type === 'file') opened.add(resolved.path)
      else if (resolved.type === 'refused' && resolved.absent !== undefined) {
        const { text, hint } = resolved
        const place = placeOf(files.text(path) ?? '', Math.max(0, files.text(path)?.indexOf(specifier) ?? 0))
        const problem = { file: path, ...place, text, ...(hint === undefined ? {} : { hint }) }
        absent.push({ path: resolved.absent, absent: true, problems: [problem] })
      }
    }
  }
  const lazy = [...opened].filter((path) => isSource(path) && !fixed.has(path)).toSorted()
  const isLazy = new Set(lazy)

  const styles = new Set<string>()
  const visit = (path: string, seen: Set<string>): Set<string> => {
    if (seen.has(path)) return seen
    seen.add(path)
    const imports = files.imports(path)
    for (const specifier of [...imports.fixed, ...imports.lazy]) {
      const next = target(path, specifier)
      if (next?.endsWith('.css')) styles.add(next)
      else if (next !== undefined && isSource(next) && !isLazy.has(next)) visit(next, seen)
    }
    return seen
  }
  const core = visit(entry, new Set())
  const reached = new Set(core)
  for (const path of lazy) visit(path, reached)
  const extras = sources.filter(
    (path) => !core.has(path) && !isLazy.has(path) && (reached.has(path) || isPartOfApp(path)),
  )
  return { core, lazy, extras, absent, styles: [...styles] }
}

function add(set: Set<string>, path: string | undefined): void {
  if (path !== undefined) set.add(path)
}

function isPartOfApp(path: string): boolean {
  return path.startsWith('src/') && !/\.(?:test|spec|stories)\.|(?:^|\/)__(?:tests|mocks)__\//.test(path)
}
