/** A script's elements as they are written: finds the one that a place means, and where it can be changed. Pure. */
import type { ParserOptions } from '@babel/parser'
import { parse } from '@babel/parser'
import type { NoDirect, PickedElement } from '#shared/domain/pick.ts'
import { canSwap, type ClassOptions, swapClasses } from './class-swap.ts'
import { inOneLine, insideBlanks, type LookWriter, type Refused, type TextWriter } from './splice.ts'

/** A node of the tree, as a walk meets it. */
interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly loc: { readonly start: Position; readonly end: Position }
  readonly [key: string]: unknown
}
interface Position {
  readonly line: number
  readonly column: number
}

/** A piece of the file, without what stands around it. */
interface Piece {
  readonly start: number
  readonly end: number
  readonly value: string
}

export interface JsxElement {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
  readonly endLine: number
  /** After its name, where another attribute can stand. */
  readonly attributesAt: number
  readonly className: Piece | 'none' | 'computed'
  readonly style: 'none' | 'some'
  /** Its own texts. */
  readonly texts: readonly Piece[]
  /** What is worked out among its children. */
  readonly computed: number
}

export interface FoundJsx {
  readonly element: JsxElement
  readonly found: 'exact' | 'again'
}

/** Every element of a script, in the order of the source; none where it cannot be read. */
export function elementsOf(path: string, text: string): readonly JsxElement[] {
  const found: JsxElement[] = []
  try {
    const plugins: ParserOptions['plugins'] = /\.[cm]?ts$/.test(path)
      ? ['typescript']
      : path.endsWith('.tsx')
        ? ['typescript', 'jsx']
        : ['jsx']
    const { program } = parse(text, { sourceType: 'module', errorRecovery: true, attachComment: false, plugins })
    walk(program as unknown as Node, text, found)
  } catch {
    // What cannot be read has no elements.
  }
  return found.toSorted((a, b) => a.start - b.start)
}

/**
 * The element that begins at a place, or, where the source has changed since, the one element of the file that says the
 * same. `own`: it makes the picked one itself, so it has its name.
 */
export function findJsx(
  elements: readonly JsxElement[],
  place: { readonly line: number; readonly column: number },
  picked: Pick<PickedElement, 'tag' | 'classes' | 'text'>,
  own: boolean,
): FoundJsx | undefined {
  const there = elements.find(({ line, column }) => line === place.line && column === place.column)
  const isIt = there !== undefined && (!own || there.name === picked.tag)
  if (isIt && likenessOf(there, picked) >= 0) return { element: there, found: 'exact' }
  const others = own ? elements.filter(({ name }) => name === picked.tag) : []
  const likely = others.map((element) => ({ element, likeness: likenessOf(element, picked) }))
  const most = Math.max(0, ...likely.map(({ likeness }) => likeness))
  const best = likely.filter(({ likeness }) => likeness === most && likeness > 0)
  if (best[0] !== undefined && best.length === 1) return { element: best[0].element, found: 'again' }
  return isIt ? { element: there, found: 'exact' } : undefined
}

/** Below 0: what it says surely differs from what is shown. */
function likenessOf(
  { className, texts, computed }: JsxElement,
  { classes, text }: Pick<PickedElement, 'classes' | 'text'>,
) {
  let likeness = 0
  if (typeof className === 'object') likeness += inOneLine(className.value) === inOneLine(classes) ? 2 : -1
  const [only] = texts
  if (only !== undefined && texts.length === 1 && computed === 0 && text !== undefined)
    likeness += inOneLine(only.value) === inOneLine(text) ? 2 : -2
  return likeness
}

/** `text`: what the running app shows there, if it is one piece. */
export function textInJsx(path: string, element: JsxElement, text: string | undefined): TextWriter | Refused {
  const [piece] = element.texts
  const isIt = piece !== undefined && text !== undefined && inOneLine(piece.value) === inOneLine(text)
  if (element.texts.length !== 1 || !isIt) return { why: whyNoText(element, text) }
  const { start, end } = piece
  return {
    path,
    value: inOneLine(piece.value),
    write: (next) => ({ path, start, end, text: inJsx(next) }),
  }
}

function whyNoText({ texts, computed }: JsxElement, text: string | undefined): NoDirect {
  if (computed > 0) return 'computed'
  if (texts.length > 1) return 'mixed'
  return texts.length === 1 || text !== undefined ? 'script' : 'absent'
}

/** The element's classes, by Tailwind's names. */
export function classesInJsx(path: string, element: JsxElement, options: ClassOptions): LookWriter {
  const { className, attributesAt: at } = element
  return {
    target: { how: 'class', path },
    write(changes) {
      if (className === 'computed') return { why: 'computed' }
      const swapped = swapClasses(className === 'none' ? '' : className.value, changes, options)
      if (typeof swapped !== 'string') return swapped
      if (className === 'none') return { path, start: at, end: at, text: ` className="${swapped}"` }
      return { path, start: className.start, end: className.end, text: swapped }
    },
  }
}

/** Why a look cannot be said by its classes; undefined when it can. */
export function whyNoClass(
  { className, style, name }: JsxElement,
  look: Parameters<typeof canSwap>[1],
  options: ClassOptions,
): Refused | undefined {
  if (className === 'computed' || style === 'some') return { why: 'computed' }
  // What a component does with a class that it was not given so far is not known.
  if (className === 'none') return /^[a-z][^.]*$/.test(name) ? undefined : { why: 'component' }
  return canSwap(className.value, look, options)
}

function walk(node: Node, text: string, found: JsxElement[]): void {
  if (node.type === 'JSXElement') found.push(read(node, text))
  for (const [key, value] of Object.entries(node)) {
    if (key === 'loc' || typeof value !== 'object' || value === null) continue
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
      if (isNode(child)) walk(child, text, found)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'loc' in value
}

function read(node: Node, text: string): JsxElement {
  const opening = node['openingElement'] as Node
  const name = opening['name'] as Node
  const attributes = opening['attributes'] as readonly Node[]
  const types = (opening['typeArguments'] ?? opening['typeParameters']) as Node | null | undefined
  const named = (wanted: string): Node | undefined =>
    attributes.findLast((one) => one.type === 'JSXAttribute' && (one['name'] as Node)['name'] === wanted)
  const isOpen = attributes.some(({ type }) => type === 'JSXSpreadAttribute')
  const { texts, computed } = childrenOf(node['children'] as readonly Node[], text)
  // What is passed on to it may be what it shows.
  const isGiven = texts.length === 0 && (isOpen || named('children') !== undefined)
  const className = named('className')
  return {
    name: text.slice(name.start, name.end),
    start: node.start,
    end: node.end,
    line: node.loc.start.line,
    column: node.loc.start.column + 1,
    endLine: node.loc.end.line,
    attributesAt: types?.end ?? name.end,
    className: isOpen
      ? 'computed'
      : className === undefined
        ? 'none'
        : (literalOf(className['value'], text) ?? 'computed'),
    style: named('style') === undefined ? 'none' : 'some',
    texts,
    computed: computed + (isGiven ? 1 : 0),
  }
}

/** The inside of a string, or of what is nothing but a string. */
function literalOf(value: unknown, text: string): Piece | undefined {
  if (!isNode(value)) return undefined
  const inner = value.type === 'JSXExpressionContainer' ? value['expression'] : value
  if (!isNode(inner)) return undefined
  const isPlain = inner.type === 'TemplateLiteral' && (inner['expressions'] as readonly unknown[]).length === 0
  if (inner.type !== 'StringLiteral' && !isPlain) return undefined
  const [start, end] = [inner.start + 1, inner.end - 1]
  const raw = text.slice(start, end)
  // An escape would have to be read and written again: it is seldom.
  return raw.includes('\\') ? undefined : { start, end, value: raw }
}

function childrenOf(children: readonly Node[], text: string): Pick<JsxElement, 'texts' | 'computed'> {
  const texts: Piece[] = []
  let computed = 0
  for (const child of children) {
    if (child.type === 'JSXText') {
      const raw = text.slice(child.start, child.end)
      if (raw.trim() === '') continue
      const { from, to } = insideBlanks(raw)
      const [start, end] = [child.start + from, child.start + to]
      texts.push({ start, end, value: String(child['value']) })
    } else if (child.type === 'JSXExpressionContainer' || child.type === 'JSXSpreadChild') {
      const expression = child['expression'] as Node
      if (expression.type === 'JSXEmptyExpression') continue
      const literal = literalOf(child, text)
      if (literal === undefined) computed++
      // With its braces: it becomes a text like any other.
      else texts.push({ start: child.start, end: child.end, value: literal.value })
    }
  }
  return { texts, computed }
}

function inJsx(text: string): string {
  const codes: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '{': '&#123;',
    '}': '&#125;',
  }
  return inOneLine(text).replace(/[&<>{}]/g, (character) => codes[character] ?? character)
}
