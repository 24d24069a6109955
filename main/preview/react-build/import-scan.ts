/**
 * Reads what a source file imports, without parsing it: quick enough for every file at every change. It only decides how the
 * app is cut into pieces; what is really imported, esbuild says.
 */
import type { BuildProblem } from './messages.ts'
import { placeOf } from './problems.ts'

export interface ScannedImports {
  /** As they are written, in their order; without those of types. */
  readonly fixed: readonly string[]
  /** Of `import('…')`. */
  readonly lazy: readonly string[]
  /** Imports whose target is only known at run time: they would read folders. */
  readonly refused: readonly BuildProblem[]
}

const fixedImport =
  /(?:^|[;}\n]|\*\/)[ \t]*(?:import|export)\b(?!\s*type\b(?!\s+from\b|\s*,))[^'"`;()=]{0,4000}?\bfrom\s*(['"])([^'"\n]+)\1|(?:^|[;}\n]|\*\/)[ \t]*import\s*(['"])([^'"\n]+)\3/g
const lazyImport = /\bimport\s*\(\s*(?:\/\*[^*]*\*\/\s*)?(['"`])([^'"`$\n]+)\1\s*[,)]/g
const openImport =
  /\bimport\s*\(\s*(?:`[^`\n]*\$\{|(['"])[^'"\n]*\1\s*\+)|\bimport\.meta\.glob\w*\s*\(|\brequire\s*\(\s*(?:`[^`\n]*\$\{|(['"])[^'"\n]*\2\s*\+)/g

export function scanImports(path: string, text: string): ScannedImports {
  const fixed = [...text.matchAll(fixedImport)].map((match) => match[2] ?? match[4] ?? '')
  const lazy = [...text.matchAll(lazyImport)].map((match) => match[2] ?? '')
  const refused = [...text.matchAll(openImport)].map((match) => ({
    file: path,
    ...placeOf(text, match.index),
    text: `${match[0].replace(/\s*\($|\s*\(\s*[`'"].*$/s, '')} must name one file: which files there are is not known when the app runs.`,
    hint: 'Write out each import with its whole path.',
  }))
  return { fixed, lazy, refused }
}
