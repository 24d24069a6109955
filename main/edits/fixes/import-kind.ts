/** A default import of what is only given by name, or the other way round. */
import { posix } from 'node:path'
import { resolveModule } from '../module-names.ts'
import { flatName } from './file-likeness.ts'
import type { FixableApp, FoundFix } from './fixable-app.ts'
import {
  type ImportedName,
  importsOf,
  type ImportStatement,
  parseSource,
  withStatement,
  writeImport,
} from './import-text.ts'

export async function importKind(path: string, app: FixableApp): Promise<FoundFix | undefined> {
  const module = app.module(path)
  const text = app.files.get(path)
  if (module === undefined || module.fault !== undefined || text === undefined) return undefined
  // Looked for in what is read already; the tree is only read where something is wrong.
  const isWrong = module.imports.some(({ from, names }) => {
    const given = givenBy(path, from, app)
    return given !== undefined && names.some((name) => !given.has(name))
  })
  if (!isWrong) return undefined
  const tree = await parseSource(path, text)
  if (tree === undefined) return undefined
  for (const statement of importsOf(tree)) {
    const found = statement.isType ? undefined : mended(path, statement, app)
    if (found === undefined) continue
    const written = writeImport(found.names, statement.from, text.slice(statement.start, statement.end))
    const fix = { kind: 'import-kind', path, name: found.name, to: statement.from } as const
    return { fix, text: withStatement(text, statement, written) }
  }
  return undefined
}

/** What the module gives; undefined where that is not known. */
export function givenBy(path: string, from: string, app: FixableApp): ReadonlySet<string> | undefined {
  const own = resolveModule(path, from, (other) => app.files.has(other))
  if (own === undefined) {
    const names = /^(?:\.|\/|@\/)/.test(from) ? undefined : app.packageNames(from)
    return names === undefined ? undefined : new Set(names)
  }
  const module = app.module(own)
  return module === undefined || module.fault !== undefined || module.isOpen ? undefined : module.exports
}

function mended(
  path: string,
  { from, names }: ImportStatement,
  app: FixableApp,
): { readonly names: readonly ImportedName[]; readonly name: string } | undefined {
  const given = givenBy(path, from, app)
  if (given === undefined || names.some(({ imported }) => imported === '*')) return undefined
  const used = new Set((app.module(path)?.imports ?? []).filter((one) => one.from === from).flatMap((one) => one.names))
  for (const one of names) {
    if (one.isType || given.has(one.imported) || !used.has(one.imported)) continue
    const other = one.imported === 'default' ? nameFor(one.local, given) : defaultFor(one, from, names, given, app)
    if (other === undefined) continue
    return { name: one.local, names: names.map((name) => (name === one ? { ...one, imported: other } : name)) }
  }
  return undefined
}

function nameFor(local: string, given: ReadonlySet<string>): string | undefined {
  return given.has(local) ? local : undefined
}

/** Only where the default is surely what is meant: nothing else is given, or the file is called so. */
function defaultFor(
  { imported }: ImportedName,
  from: string,
  names: readonly ImportedName[],
  given: ReadonlySet<string>,
  app: FixableApp,
): 'default' | undefined {
  const isTaken = names.some((name) => name.imported === 'default')
  if (isTaken || !given.has('default')) return undefined
  const isPackage = app.packageNames(from) !== undefined
  const isCalledSo = flatName(posix.basename(from)) === flatName(imported)
  return isCalledSo || (!isPackage && given.size === 1 && /^[A-Z]/.test(imported)) ? 'default' : undefined
}
