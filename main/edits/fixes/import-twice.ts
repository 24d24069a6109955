/** A name that two statements import from the same module: one of them is enough. */
import type { FixableApp, FoundFix } from './fixable-app.ts'
import { withStatement, writeImport, type ImportStatement } from './import-text.ts'

const statementPattern =
  /^import\s+(?!type\b)(?:([\w$]+)\s*,?\s*)?(?:\{([^{}'"`;]*)\}\s*)?from\s*(['"])([^'"\n]+)\3;?/gm

/** No parser reads such a file: statements are read by their form, and only plain ones at the start of a line. */
export function importTwice(path: string, app: FixableApp): FoundFix | undefined {
  const fault = app.module(path)?.fault
  const name = /^The symbol "(.+)" has already been declared$/.exec(fault?.text ?? '')?.[1]
  const text = app.files.get(path)
  if (name === undefined || text === undefined) return undefined
  const statements = [...text.matchAll(statementPattern)].map(statementOf)
  const holding = statements.filter(({ names }) => names.some(({ local }) => local === name))
  const [first, second] = holding
  if (first === undefined || second === undefined || holding.length > 2 || first.from !== second.from) return undefined
  const one = first.names.find(({ local }) => local === name)
  const other = second.names.find(({ local }) => local === name)
  if (one?.imported !== other?.imported) return undefined
  const rest = second.names.filter(({ local }) => local !== name)
  const written = writeImport(rest, second.from, text.slice(second.start, second.end))
  return { fix: { kind: 'import-twice', path, name, to: second.from }, text: withStatement(text, second, written) }
}

function statementOf(match: RegExpMatchArray): ImportStatement {
  const [whole, main, listed = '', , from = ''] = match
  const start = match.index ?? 0
  const named = listed
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const isType = part.startsWith('type ')
      const [imported = '', local = imported] = part.replace(/^type\s+/, '').split(/\s+as\s+/)
      return { imported, local, isType }
    })
  const names = [...(main === undefined ? [] : [{ imported: 'default', local: main, isType: false }]), ...named]
  return { from, names, isType: false, start, end: start + whole.length, fromStart: start, fromEnd: start }
}
