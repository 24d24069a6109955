/** Finds names that a built script imports from a package and that it does not have: the app would not even start. */
import { init, parse } from 'es-module-lexer'
import type { BuildProblem } from './messages.ts'
import { nearest } from './nearest.ts'
import { placeOf } from './problems.ts'
import type { ProjectFiles } from './project-files.ts'
import type { KnownPackages } from './project-packages.ts'

export interface ScriptImports {
  /** The modules of packages that it imports. */
  readonly packages: readonly string[]
  readonly problems: readonly BuildProblem[]
}

/** `script` is what esbuild made of the sources at `paths`: there the wrong name stands. */
export async function checkPackageNames(
  script: string,
  known: Pick<KnownPackages, 'module'>,
  files: ProjectFiles,
  paths: Iterable<string>,
): Promise<ScriptImports> {
  await init()
  const packages = new Set<string>()
  const problems: BuildProblem[] = []
  for (const found of parse(script)[0]) {
    if (found.type !== 'static' && found.type !== 'reexport-star') continue
    const { importStart, importEnd } = found
    const module = known.module(found.specifier)
    if (module === undefined) continue
    const { specifier, names } = module
    packages.add(specifier)
    if (names === undefined) continue
    for (const name of namesOf(script.slice(importStart, importEnd))) {
      if (names.includes(name)) continue
      problems.push(...wrongName(name, specifier, names, files, paths))
    }
  }
  return { packages: [...packages].toSorted(), problems }
}

/** Of `import whole, { a, b as c } from "x"`: default, a, b. */
function namesOf(statement: string): string[] {
  const clause = /^import\s*([\s\S]*?)\s*from\s*["']/.exec(statement)?.[1] ?? ''
  const [, listed = ''] = /\{([\s\S]*)\}/.exec(clause) ?? []
  const names = listed.split(',').map((part) => part.trim().split(/\s+as\s+/)[0] ?? '')
  const whole = /^[\w$]+/.test(clause) ? ['default'] : []
  return [...whole, ...names.filter((name) => name !== '')]
}

function wrongName(
  name: string,
  specifier: string,
  known: readonly string[],
  files: ProjectFiles,
  paths: Iterable<string>,
): BuildProblem[] {
  const alike = nearest(name, known)
  const problem: BuildProblem = {
    text: name === 'default' ? `${specifier} has no default export.` : `${specifier} has no "${name}".`,
    ...(name === 'default'
      ? { hint: `Import what you need by name: import { … } from '${specifier}'.` }
      : alike.length > 0
        ? { hint: `Nearest: ${alike.join(', ')}.` }
        : {}),
  }
  const places: BuildProblem[] = []
  const escaped = specifier.replace(/[/.]/g, '\\$&')
  const statements = new RegExp(`\\bimport\\b([^'"\`;]{0,4000}?)\\bfrom\\s*(['"])${escaped}\\2`, 'g')
  for (const path of paths) {
    const text = files.text(path)
    for (const match of text === undefined || !text.includes(specifier) ? [] : text.matchAll(statements)) {
      const [whole, clause = ''] = match
      const found = name === 'default' ? /^\s+(?!type\b)[\w$]/.exec(clause) : new RegExp(`\\b${name}\\b`).exec(clause)
      if (found === null || text === undefined) continue
      const at = match.index + whole.indexOf(clause) + found.index
      places.push({ file: path, ...placeOf(text, at), ...problem })
    }
  }
  return places.length > 0 ? places : [problem]
}
