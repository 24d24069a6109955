/** The import statements of a source, found by a real parser, and texts with other ones in their place. */
import type { ParseResult, ParserOptions } from '@babel/parser'

export interface ImportedName {
  /** As the module gives it: a name, `default`, or `*`. */
  readonly imported: string
  readonly local: string
  readonly isType: boolean
}

export interface ImportStatement {
  readonly from: string
  readonly names: readonly ImportedName[]
  readonly isType: boolean
  /** Of the whole statement, and of what stands between its quotes. */
  readonly start: number
  readonly end: number
  readonly fromStart: number
  readonly fromEnd: number
}

export type SyntaxTree = ParseResult['program']

/** Undefined for what cannot be read. */
export async function parseSource(path: string, text: string): Promise<SyntaxTree | undefined> {
  const { parse } = await import('@babel/parser')
  const plugins: NonNullable<ParserOptions['plugins']> = /\.[cm]?ts$/.test(path)
    ? ['typescript']
    : path.endsWith('.tsx')
      ? ['typescript', 'jsx']
      : ['jsx']
  try {
    return parse(text, { sourceType: 'module', plugins, attachComment: false }).program
  } catch {
    return undefined
  }
}

export function importsOf(tree: SyntaxTree): readonly ImportStatement[] {
  return tree.body.flatMap((node) => {
    if (node.type !== 'ImportDeclaration') return []
    const { source, start, end } = node
    if (typeof start !== 'number' || typeof end !== 'number') return []
    return [
      {
        from: source.value,
        isType: node.importKind === 'type',
        names: node.specifiers.map((one) => ({
          imported:
            one.type === 'ImportDefaultSpecifier'
              ? 'default'
              : one.type === 'ImportNamespaceSpecifier'
                ? '*'
                : one.imported.type === 'Identifier'
                  ? one.imported.name
                  : one.imported.value,
          local: one.local.name,
          isType: one.type === 'ImportSpecifier' && one.importKind === 'type',
        })),
        start,
        end,
        fromStart: (source.start ?? start) + 1,
        fromEnd: (source.end ?? end) - 1,
      },
    ]
  })
}

/** The statement as text, in the manner of the one it stands for. Empty without names. */
export function writeImport(names: readonly ImportedName[], from: string, like: string): string {
  if (names.length === 0) return ''
  const quote = /["']\s*;?\s*$/.exec(like)?.[0].charAt(0) ?? "'"
  const whole = names.find(({ imported }) => imported === 'default')
  const all = names.find(({ imported }) => imported === '*')
  const named = names
    .filter(({ imported }) => imported !== 'default' && imported !== '*')
    .map(({ imported, local, isType }) => {
      const name = imported === local ? local : `${imported} as ${local}`
      return isType ? `type ${name}` : name
    })
  const clause = [
    ...(whole === undefined ? [] : [whole.local]),
    ...(all === undefined ? [] : [`* as ${all.local}`]),
    ...(named.length === 0 ? [] : [`{ ${named.join(', ')} }`]),
  ].join(', ')
  const keyword = /^import\s+type\b/.test(like) ? 'import type' : 'import'
  return `${keyword} ${clause} from ${quote}${from}${quote}${/;\s*$/.test(like) ? ';' : ''}`
}

/** The text with another statement in the place of one; an empty one takes its line along. */
export function withStatement(text: string, { start, end }: ImportStatement, statement: string): string {
  const after = statement === '' && text[end] === '\n' ? end + 1 : end
  return text.slice(0, start) + statement + text.slice(after)
}

export function withFrom(text: string, { fromStart, fromEnd }: ImportStatement, from: string): string {
  return text.slice(0, fromStart) + from + text.slice(fromEnd)
}

/** The text with one more name imported: beside others of the same module, or by a statement of its own. */
export function withImport(text: string, tree: SyntaxTree, from: string, added: ImportedName): string {
  const statements = importsOf(tree)
  const beside = statements.find(
    (one) =>
      one.from === from && !one.isType && one.names.length > 0 && one.names.every(({ imported }) => imported !== '*'),
  )
  if (beside !== undefined && !(added.imported === 'default' && beside.names.some(isDefault))) {
    const whole = writeImport([...beside.names, added], from, text.slice(beside.start, beside.end))
    return withStatement(text, beside, whole)
  }
  const last = statements.at(-1)
  const like = last === undefined ? `''` : text.slice(last.start, last.end)
  const statement = writeImport([added], from, like.replace(/^import\s+type\b/, 'import'))
  if (last !== undefined) return `${text.slice(0, last.end)}\n${statement}${text.slice(last.end)}`
  const at = startOf(text, tree)
  return `${text.slice(0, at)}${statement}\n${text.slice(at)}`
}

function isDefault({ imported }: ImportedName): boolean {
  return imported === 'default'
}

/** Where the first statement may stand: after directives, and after a comment that tells of the whole file. */
function startOf(text: string, tree: SyntaxTree): number {
  const last = tree.directives.at(-1)?.end
  if (typeof last === 'number') return text[last] === '\n' ? last + 1 : last
  return /^\uFEFF?(?:#![^\n]*\n)?(?:\s*\/\*\*?[^]*?\*\/[ \t]*\n)?/.exec(text)?.[0].length ?? 0
}
