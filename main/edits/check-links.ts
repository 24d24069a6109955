/** What a change takes away though other files of the app still need it: names of modules, and whole files. */
import type { EditProblem } from '#shared/domain/edit-problem.ts'
import { isModule, type ModuleNames, moduleNames, resolveModule } from './module-names.ts'
import { posix } from 'node:path'

type Files = ReadonlyMap<string, string>

/** What other files still need, and do not find any more. */
export interface LostLink {
  readonly path: string
  /** An export of the file; undefined when the whole file is gone. */
  readonly name?: string
  readonly by: readonly string[]
}

/** `changed`: paths whose text is another one, or that are gone. */
export async function brokenLinks(before: Files, after: Files, changed: readonly string[]): Promise<EditProblem[]> {
  return (await lostLinks(before, after, changed)).map(problemOf)
}

/** The same as data. */
export async function lostLinks(before: Files, after: Files, changed: readonly string[]): Promise<LostLink[]> {
  const modules = changed.filter(isModule)
  const gone = changed.filter((path) => before.has(path) && !after.has(path))
  const importers = await importersOf(after, modules)
  const lost: LostLink[] = []
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
    lost.push(...(text === undefined ? [lostFile(path, users)] : await lostExports(path, old, text, users)))
  }
  const told = new Set(lost.map(({ path }) => path))
  for (const path of gone) if (!told.has(path)) lost.push(...stillNamed(path, after))
  return lost
}

function problemOf({ path, name, by }: LostLink): EditProblem {
  const verb = by.length === 1 ? 'imports' : 'import'
  if (name === undefined) {
    return { path, why: 'still-used', message: `${path} goes, but ${listed(by)} still ${verb} it.` }
  }
  const what = name === 'default' ? 'its default export' : `its export "${name}"`
  return { path, why: 'export-lost', message: `${path} has lost ${what}, which ${listed(by)} still ${verb}.` }
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

async function lostExports(path: string, old: string, text: string, users: readonly User[]): Promise<LostLink[]> {
  const [before, now] = [await moduleNames(path, old), await moduleNames(path, text)]
  if (before === undefined || now === undefined || now.isOpen) return []
  const lost = [...before.exports].filter((name) => !now.exports.has(name))
  return lost.flatMap((name) => {
    const by = [...new Set(users.filter(({ names }) => names.includes(name)).map(({ file }) => file))]
    return by.length === 0 ? [] : [{ path, name, by }]
  })
}

function lostFile(path: string, users: readonly User[]): LostLink {
  return { path, by: [...new Set(users.map(({ file }) => file))] }
}

/** Style sheets, scripts and pages by their address in an attribute, a style or a script. */
function stillNamed(path: string, files: Files): LostLink[] {
  const name = posix.basename(path).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const address = new RegExp(`["'(]((?:[^"'()\\s]*/)?${name})["')?#]`, 'g')
  const users = [...files].filter(
    ([file, text]) =>
      /\.(?:html?|css|[jt]sx?)$/.test(file) &&
      [...text.matchAll(address)].some(([, to = '']) => leadsTo(file, to, path, files)),
  )
  return users.length === 0 ? [] : [{ path, by: users.map(([file]) => file) }]
}

/** Whether an address led to the file that is gone, and to no other that is there: a script's may be meant for its page. */
function leadsTo(from: string, address: string, path: string, files: Files): boolean {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return false
  const fromRoot = posix.normalize(address.replace(/^\/+/, ''))
  const beside = address.startsWith('/') ? fromRoot : posix.join(posix.dirname(from), address)
  const places = [beside, fromRoot, posix.join('public', fromRoot)]
  return places.includes(path) && !places.some((place) => files.has(place))
}

function listed(files: readonly string[]): string {
  const shown = files.slice(0, 3).join(', ')
  return files.length > 3 ? `${shown} and ${files.length - 3} more` : shown
}
