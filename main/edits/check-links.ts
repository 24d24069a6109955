/** What a change takes away though other files of the app still need it: names of modules, and whole files. */
import type { EditProblem } from '#shared/domain/edit-problem.ts'
import { isModule, type ModuleNames, moduleNames, resolveModule } from './module-names.ts'
import { posix } from 'node:path'

type Files = ReadonlyMap<string, string>

/** `changed`: paths whose text is another one, or that are gone. */
export async function brokenLinks(before: Files, after: Files, changed: readonly string[]): Promise<EditProblem[]> {
  const modules = changed.filter(isModule)
  const gone = changed.filter((path) => before.has(path) && !after.has(path))
  const importers = await importersOf(after, modules)
  const problems: EditProblem[] = []
  for (const path of modules) {
    const old = before.get(path)
    if (old === undefined) continue
    const isLeft = (name: string): boolean => after.has(name) || name === path
    const users = importers.flatMap(({ file, names }) =>
      names.imports
        .filter(({ from }) => file !== path && resolveModule(file, from, isLeft) === path)
        .map((one) => ({ file, names: one.names })),
    )
    if (users.length === 0) continue
    const text = after.get(path)
    problems.push(...(text === undefined ? stillUsed(path, users) : await lostExports(path, old, text, users)))
  }
  const told = new Set(problems.map(({ path }) => path))
  for (const path of gone) if (!told.has(path)) problems.push(...stillNamed(path, after))
  return problems
}

interface Importer {
  readonly file: string
  readonly names: ModuleNames
}

/** Only files that hold the name of one of the modules are read. */
async function importersOf(files: Files, modules: readonly string[]): Promise<Importer[]> {
  const hints = modules.map((path) => hintOf(path))
  const found: Importer[] = []
  for (const [file, text] of files) {
    if (!isModule(file) || !hints.some((hint) => text.includes(hint))) continue
    const names = await moduleNames(file, text)
    if (names !== undefined) found.push({ file, names })
  }
  return found
}

/** What an import of it must hold: its name without the ending, or its folder's for an index. */
function hintOf(path: string): string {
  const name = posix.basename(path, posix.extname(path))
  return name === 'index' ? posix.basename(posix.dirname(path)) : name
}

interface User {
  readonly file: string
  readonly names: readonly string[]
}

async function lostExports(path: string, old: string, text: string, users: readonly User[]): Promise<EditProblem[]> {
  const [before, now] = [await moduleNames(path, old), await moduleNames(path, text)]
  if (before === undefined || now === undefined || now.isOpen) return []
  const lost = [...before.exports].filter((name) => !now.exports.has(name))
  return lost.flatMap((name) => {
    const files = [...new Set(users.filter(({ names }) => names.includes(name)).map(({ file }) => file))]
    if (files.length === 0) return []
    const what = name === 'default' ? 'its default export' : `its export "${name}"`
    const message = `${path} has lost ${what}, which ${listed(files)} still import${files.length === 1 ? 's' : ''}.`
    return [{ path, why: 'export-lost' as const, message }]
  })
}

function stillUsed(path: string, users: readonly User[]): EditProblem[] {
  const files = [...new Set(users.map(({ file }) => file))]
  const message = `${path} goes, but ${listed(files)} still import${files.length === 1 ? 's' : ''} it.`
  return [{ path, why: 'still-used', message }]
}

/** Style sheets, scripts and pages by their name in an attribute or an import. */
function stillNamed(path: string, files: Files): EditProblem[] {
  const name = posix.basename(path).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = new RegExp(`["'(/]${name}["')?#]`)
  const users = [...files].filter(([file, text]) => /\.(?:html?|css|[jt]sx?)$/.test(file) && pattern.test(text))
  return users.length === 0
    ? []
    : stillUsed(
        path,
        users.map(([file]) => ({ file, names: [] })),
      )
}

function listed(files: readonly string[]): string {
  const shown = files.slice(0, 3).join(', ')
  return files.length > 3 ? `${shown} and ${files.length - 3} more` : shown
}
