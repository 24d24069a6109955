/** Compiles the project's stylesheets with Tailwind: its bare compiler, which runs nothing and reads only what it is given. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Scanner } from '@tailwindcss/oxide'
import { compile } from 'tailwindcss'
import { cssModule } from './css-modules.ts'
import type { BuildProblem } from './messages.ts'
import { placeOf } from './problems.ts'
import type { KnownPackages } from './project-packages.ts'
import type { ProjectFiles } from './project-files.ts'
import { pathFrom, readStylesheet } from './stylesheet.ts'

export interface StylesResult {
  readonly css: string
  readonly problems: readonly BuildProblem[]
  readonly warnings: readonly BuildProblem[]
}

export interface Styles {
  /** `paths` are the stylesheets in the order in which they apply; `changed`, the files that are new since the last call. */
  build(paths: readonly string[], changed: ReadonlySet<string>): Promise<StylesResult>
}

/** One stylesheet that the app imports, with those that it imports itself. */
interface Sheet {
  readonly reads: ReadonlySet<string>
  readonly problems: readonly BuildProblem[]
  readonly warnings: readonly BuildProblem[]
  readonly compiled: Awaited<ReturnType<typeof compile>> | undefined
}

const ownPackages = createRequire(import.meta.url)
const ofTailwind = new Map<string, string>()

/** A stylesheet that takes in one of a package reads this, beside its files. */
export const packageStyles = 'packages'

export function createStyles(files: ProjectFiles, packages: Pick<KnownPackages, 'styles' | 'refusal'>): Styles {
  // It gives each candidate once.
  const scanner = new Scanner({})
  const candidates = new Set<string>()
  const sheets = new Map<string, Sheet>()

  function scan(changed: ReadonlySet<string>): void {
    const inputs = [...changed].flatMap((path) => {
      const content = isScanned(path) ? files.text(path) : undefined
      return content === undefined ? [] : [{ content, extension: path.split('.').pop() ?? '' }]
    })
    if (inputs.length > 0) for (const candidate of scanner.scanFiles(inputs)) candidates.add(candidate)
  }

  async function sheetOf(path: string, changed: ReadonlySet<string>): Promise<Sheet> {
    const known = sheets.get(path)
    if (known !== undefined && ![...known.reads].some((read) => changed.has(read))) return known
    const made = await compileSheet(path, files, packages)
    sheets.set(path, made)
    return made
  }

  return {
    async build(paths, changed) {
      scan(changed)
      const problems: BuildProblem[] = []
      const warnings: BuildProblem[] = []
      let css = ''
      for (const path of paths) {
        const sheet = await sheetOf(path, changed)
        warnings.push(...sheet.warnings)
        if (sheet.problems.length > 0 || sheet.compiled === undefined) problems.push(...sheet.problems)
        else css += `${sheet.compiled.build([...candidates])}\n`
      }
      for (const path of sheets.keys()) if (!paths.includes(path)) sheets.delete(path)
      return { css, problems, warnings }
    },
  }
}

async function compileSheet(
  root: string,
  files: ProjectFiles,
  packages: Pick<KnownPackages, 'styles' | 'refusal'>,
): Promise<Sheet> {
  const reads = new Set([root])
  const problems: BuildProblem[] = []
  const warnings: BuildProblem[] = []
  const read = (path: string): string => {
    reads.add(path)
    const text = files.text(path) ?? ''
    const found = readStylesheet(path, text, (name) => {
      reads.add(name)
      return files.has(name)
    })
    problems.push(...found.problems)
    warnings.push(...found.warnings)
    return path.endsWith('.module.css') ? cssModule(path, found.css).css : found.css
  }
  const css = read(root)
  let compiled: Sheet['compiled']
  try {
    if (problems.length === 0) {
      compiled = await compile(css, {
        base: root,
        // Nobody gets here but by a way around the reading above.
        loadModule: (id) => Promise.reject(new Error(`${id} would run code of the project outside of the app.`)),
        loadStylesheet: (id, base) => {
          const content = tailwindStylesheet(id)
          if (content !== undefined) return Promise.resolve({ path: id, base: id, content })
          if (/^[@a-z]/i.test(id)) reads.add(packageStyles)
          const ofPackage = packages.styles(id)
          if (ofPackage !== undefined) return Promise.resolve({ path: id, base: root, content: ofPackage })
          const path = importedFrom(base, id, files)
          for (const tried of path.tried) reads.add(tried)
          if (path.found === undefined)
            return Promise.reject(new MissingStylesheet(id, base, packages.refusal(id)?.text))
          return Promise.resolve({ path: path.found, base: path.found, content: read(path.found) })
        },
      })
    }
  } catch (thrown) {
    problems.push(...(problems.length > 0 ? [] : [problemOfCompiler(thrown, [...reads], files)]))
  }
  return { reads, problems, warnings, compiled: problems.length > 0 ? undefined : compiled }
}

class MissingStylesheet extends Error {
  readonly id: string
  readonly base: string

  constructor(id: string, base: string, why = `@import "${id}" is not there.`) {
    super(why)
    this.id = id
    this.base = base
  }
}

function importedFrom(base: string, id: string, files: ProjectFiles): { found?: string; tried: readonly string[] } {
  const path = id.startsWith('@/') ? `src/${id.slice(2)}` : pathFrom(base, id)
  if (path === undefined) return { tried: [] }
  const tried = [path, `${path}.css`]
  const found = tried.find((name) => name.endsWith('.css') && files.has(name))
  return found === undefined ? { tried } : { found, tried }
}

/** Of Tailwind's own stylesheets the text; undefined for any other name. */
function tailwindStylesheet(id: string): string | undefined {
  const name = /^tailwindcss(?:\/(index|theme|preflight|utilities)(?:\.css)?)?$/.exec(id)
  if (name === null) return undefined
  const file = `tailwindcss/${name[1] ?? 'index'}.css`
  const known = ofTailwind.get(file)
  if (known !== undefined) return known
  const text = readFileSync(ownPackages.resolve(file), 'utf8')
  ofTailwind.set(file, text)
  return text
}

/** The compiler says what is wrong and mostly not where: the name it quotes is looked for. */
function problemOfCompiler(thrown: unknown, reads: readonly string[], files: ProjectFiles): BuildProblem {
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  const isMissing = thrown instanceof MissingStylesheet
  const hint =
    isMissing && /^[@a-z]/i.test(thrown.id) && text.startsWith('@import')
      ? { hint: 'Only Tailwind itself can be imported by its name.' }
      : {}
  const quoted = isMissing
    ? thrown.id
    : (/[`"]([^`"]+)[`"]/.exec(text) ?? / at (\S+)$/.exec(text))?.[1]?.replace(/^\./, '')
  for (const file of isMissing ? [thrown.base] : reads) {
    const content = files.text(file)
    const index = quoted === undefined ? -1 : (content?.indexOf(quoted) ?? -1)
    if (content !== undefined && index >= 0) return { file, ...placeOf(content, index), text, ...hint }
  }
  return { ...(reads[0] === undefined ? {} : { file: reads[0] }), text }
}

function isScanned(path: string): boolean {
  return /^(?:src\/|index\.html$)/.test(path) && /\.(?:tsx?|jsx?|mts|mjs|html|mdx?|json)$/.test(path)
}
