/** Reads a script by its syntax tree: what it declares, imports, shows and uses. Pure, once the parser is there. */
import type { ParseResult, ParserOptions } from '@babel/parser'
import type { OutlineImport, OutlineParts, OutlineSymbol, SymbolKind } from './file-outline.ts'

export type ParseScript = (text: string, options: ParserOptions) => ParseResult

type Statement = ParseResult['program']['body'][number]

/** Any node of the tree, as a walk meets it. */
interface TreeNode {
  readonly type: string
  readonly [key: string]: unknown
}

const longestDetail = 110
const longestLabel = 160
const mostLabels = 400

/** Throws what the parser throws for a text that is no script at all. */
export function readScript(path: string, text: string, parse: ParseScript): OutlineParts {
  const { program } = parse(text, {
    sourceType: 'module',
    errorRecovery: true,
    allowReturnOutsideFunction: true,
    attachComment: false,
    plugins: pluginsFor(path),
  })
  const exported = new Set<string>()
  const symbols: OutlineSymbol[] = []
  const imports: OutlineImport[] = []
  for (const statement of program.body) readStatement(statement, text, { symbols, imports, exported })
  const seen = lookThrough(program as unknown as TreeNode)
  const about = aboutOf(text)
  return {
    ...(about === undefined ? {} : { about }),
    symbols: symbols.map((symbol) => (exported.has(symbol.name) ? { ...symbol, exported: true } : symbol)),
    imports: [...imports, ...seen.lazy.map((from) => ({ from, names: [] }))],
    routes: [...seen.routes],
    labels: [...seen.labels],
    uses: [...seen.uses],
  }
}

function pluginsFor(path: string): ParserOptions['plugins'] & {} {
  if (/\.[cm]?ts$/.test(path)) return ['typescript']
  return path.endsWith('.tsx') ? ['typescript', 'jsx'] : ['jsx']
}

/** The first sentence of the comment at the top. */
export function aboutOf(text: string): string | undefined {
  const comment = /^\s*(?:\/\*+\s*([^]*?)\*\/|\/\/\s*(.*))/.exec(text.slice(0, 1000))
  const words = (comment?.[1] ?? comment?.[2] ?? '').replace(/^\s*\*\s?/gm, '').trim()
  return words === '' ? undefined : words.split(/(?<=[.!?])\s|\n\s*\n/, 1)[0]?.slice(0, longestLabel)
}

interface Found {
  readonly symbols: OutlineSymbol[]
  readonly imports: OutlineImport[]
  /** Names that are exported away from where they are declared. */
  readonly exported: Set<string>
}

function readStatement(statement: Statement, text: string, found: Found, isExported = false): void {
  switch (statement.type) {
    case 'ImportDeclaration':
      found.imports.push({
        from: statement.source.value,
        names: statement.specifiers.map((one) =>
          one.type === 'ImportSpecifier' && one.imported.type === 'Identifier' ? one.imported.name : one.local.name,
        ),
      })
      break
    case 'ExportAllDeclaration':
      found.imports.push({ from: statement.source.value, names: [] })
      break
    case 'ExportNamedDeclaration':
      if (statement.declaration != null) readStatement(statement.declaration, text, found, true)
      readSpecifiers(statement, found)
      break
    case 'ExportDefaultDeclaration': {
      const { declaration } = statement
      if (declaration.type === 'Identifier') found.exported.add(declaration.name)
      else if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration')
        readStatement(declaration, text, found, true)
      break
    }
    case 'FunctionDeclaration':
      if (statement.id != null)
        push(found, statement.id.name, kindOf(statement.id.name), isExported, paramsOf(statement.params, text))
      break
    case 'ClassDeclaration':
      if (statement.id != null) push(found, statement.id.name, 'class', isExported)
      break
    case 'TSInterfaceDeclaration':
      push(found, statement.id.name, 'type', isExported, membersOf(statement.body.body))
      break
    case 'TSTypeAliasDeclaration': {
      const { typeAnnotation: type } = statement
      const detail = type.type === 'TSTypeLiteral' ? membersOf(type.members) : undefined
      push(found, statement.id.name, 'type', isExported, detail)
      break
    }
    case 'TSEnumDeclaration':
      push(found, statement.id.name, 'type', isExported)
      break
    case 'VariableDeclaration':
      for (const { id, init } of statement.declarations) {
        if (id.type !== 'Identifier') continue
        const inner = functionIn(init as TreeNode | null | undefined)
        const params = inner?.['params'] as Parameters<typeof paramsOf>[0] | undefined
        if (params === undefined) push(found, id.name, isExported ? 'constant' : 'variable', isExported)
        else push(found, id.name, kindOf(id.name), isExported, paramsOf(params, text))
      }
      break
  }
}

function readSpecifiers(statement: Statement & { type: 'ExportNamedDeclaration' }, found: Found): void {
  const names: string[] = []
  for (const one of statement.specifiers) {
    if (one.type !== 'ExportSpecifier') continue
    names.push(one.local.name)
    found.exported.add(one.local.name)
    if (one.exported.type === 'Identifier') found.exported.add(one.exported.name)
  }
  if (statement.source != null) found.imports.push({ from: statement.source.value, names })
}

/** Also inside `memo(…)`, `forwardRef(…)` and the like; what a store or a schema is made of is no function. */
function functionIn(node: TreeNode | null | undefined): TreeNode | undefined {
  if (node == null) return undefined
  if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') return node
  if (node.type !== 'CallExpression') return undefined
  const callee = node['callee'] as TreeNode
  const name = callee['name'] ?? (callee['property'] as TreeNode | undefined)?.['name']
  if (typeof name !== 'string' || !/^(?:memo|forwardRef|observer|lazy|useCallback)$/.test(name)) return undefined
  return functionIn((node['arguments'] as readonly TreeNode[])[0])
}

function push({ symbols }: Found, name: string, kind: SymbolKind, exported: boolean, detail?: string): void {
  symbols.push({ name, kind, exported, ...(detail === undefined ? {} : { detail }) })
}

function kindOf(name: string): SymbolKind {
  if (/^use[A-Z]/.test(name)) return 'hook'
  return /^[A-Z]/.test(name) && !/^[A-Z\d_]+$/.test(name) ? 'component' : 'function'
}

/** As they are written, without their types: `{ order, onClose }`. */
function paramsOf(params: readonly { start?: number | null; end?: number | null }[], text: string): string {
  const shown = params.map((param) => {
    const { typeAnnotation } = param as { typeAnnotation?: { start?: number | null } | null }
    return text.slice(param.start ?? 0, typeAnnotation?.start ?? param.end ?? 0).replace(/\s+/g, ' ')
  })
  return cut(`(${shown.join(', ')})`)
}

function membersOf(members: readonly unknown[]): string {
  const names = (members as readonly TreeNode[]).flatMap(({ key }) => nameOf(key) ?? [])
  return cut(`{ ${names.join(', ')} }`)
}

function nameOf(key: unknown): string | undefined {
  const { name, value } = (key ?? {}) as { name?: unknown; value?: unknown }
  return typeof name === 'string' ? name : typeof value === 'string' ? value : undefined
}

function cut(text: string): string {
  return text.length <= longestDetail ? text : `${text.slice(0, longestDetail - 1)}…`
}

interface Seen {
  readonly labels: Set<string>
  readonly uses: Set<string>
  readonly routes: Set<string>
  /** What is imported when it is needed: `import('./screens/home')`. */
  readonly lazy: string[]
}

/** One walk over all of the tree, without recursion: a generated file may be nested as deep as it likes. */
function lookThrough(root: TreeNode): Seen {
  const seen: Seen = { labels: new Set(), uses: new Set(), routes: new Set(), lazy: [] }
  const waiting: TreeNode[] = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    look(node, seen)
    for (const key in node) {
      if (key === 'loc' || key === 'errors' || key === 'extra') continue
      const value = node[key]
      if (Array.isArray(value)) {
        for (let at = value.length - 1; at >= 0; at -= 1) if (isNode(value[at])) waiting.push(value[at])
      } else if (isNode(value)) waiting.push(value)
    }
  }
  return seen
}

function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && typeof (value as TreeNode).type === 'string'
}

function look(node: TreeNode, { labels, uses, routes, lazy }: Seen): void {
  switch (node.type) {
    case 'Identifier':
    case 'JSXIdentifier':
      uses.add(String(node['name']))
      break
    case 'JSXText':
    case 'StringLiteral':
    case 'TemplateElement': {
      const { raw } = (node['value'] ?? {}) as { raw?: unknown }
      const text = String(raw ?? node['value'])
        .replace(/\s+/g, ' ')
        .trim()
      if (labels.size < mostLabels && isLabel(text, node.type === 'JSXText')) labels.add(text.slice(0, longestLabel))
      break
    }
    case 'JSXAttribute':
    case 'ObjectProperty': {
      const name = nameOf(node['name'] ?? node['key'])
      const value = (node['value'] as TreeNode | null)?.['value']
      if (name === 'path' && typeof value === 'string') routes.add(value)
      break
    }
    case 'CallExpression':
    case 'ImportExpression': {
      const isImport = node.type === 'ImportExpression' || (node['callee'] as TreeNode).type === 'Import'
      const source = node['source'] ?? (node['arguments'] as readonly unknown[] | undefined)?.[0]
      const value = (source as TreeNode | undefined)?.['value']
      if (isImport && typeof value === 'string') lazy.push(value)
      break
    }
  }
}

/** What people may read; lists of CSS classes, paths and keys are not. */
function isLabel(text: string, isShown: boolean): boolean {
  if (!/\p{L}{2}/u.test(text)) return false
  if (isShown || /[\u0250-\u{10ffff}]/u.test(text)) return true
  return /^\p{Lu}/u.test(text) || (/\s/.test(text) && !/(?:^|\s)[a-z]+(?:[-:][\w[\]./%()-]+)+(?:\s|$)/.test(text))
}
