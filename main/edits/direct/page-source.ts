/** An HTML page as it is written: finds the source of an element of the running page, and where it can be changed. Pure. */
import { type DefaultTreeAdapterTypes as Tree, defaultTreeAdapter as tree, parse } from 'parse5'
import type { PickedElement, PickedNode } from '#shared/domain/pick.ts'
import { align } from './align.ts'
import { declarationsWith } from './declarations.ts'
import { inOneLine, insideBlanks, type LookWriter, type Refused, type Splice, type TextWriter } from './splice.ts'

type Element = Tree.Element

export interface FoundElement {
  readonly element: Element
  /** False: a script has made the picked one, and this is the nearest around it that stands in the source. */
  readonly exact: boolean
}

export function parsePage(html: string): Tree.Document {
  return parse(html, { sourceCodeLocationInfo: true })
}

/** Undefined where not even the root is alike. */
export function findInPage(
  page: Tree.Document,
  { way, tag }: Pick<PickedElement, 'way' | 'tag'>,
): FoundElement | undefined {
  const root = page.childNodes.find((node) => tree.isElementNode(node))
  if (root === undefined) return undefined
  let from: Element = root
  let level = 0
  const all = elementsIn(root)
  // A name of its own leads there at once, whatever scripts have done on the way.
  for (const [index, { children, index: own }] of [...way.entries()].toReversed()) {
    const node = children[own]
    const named = node === undefined || node.id === '' ? [] : all.filter((one) => isNamed(one, node))
    if (named[0] === undefined || named.length > 1) continue
    from = named[0]
    level = index + 1
    break
  }
  let placed = from.sourceCodeLocation == null ? undefined : from
  for (const { children, index } of way.slice(level)) {
    const source = childElements(from)
    const match = align(children, source.map(nodeOf))[index]
    const next = match === undefined ? undefined : source[match]
    if (next === undefined) return placed && { element: placed, exact: false }
    from = next
    if (from.sourceCodeLocation != null) placed = from
  }
  return placed && { element: placed, exact: placed === from && from.tagName === tag }
}

/** Each element of the page, in the order of the source. */
export function elementsIn(node: Tree.ParentNode): Element[] {
  const found: Element[] = []
  const waiting = childElements(node).toReversed()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next)
    for (const child of childElements(next).toReversed()) waiting.push(child)
  }
  return found
}

/** What tells an element from its neighbours; the same is said by the running page. */
export function nodeOf(element: Element): PickedNode {
  const own = element.childNodes.filter((node) => tree.isTextNode(node)).map(({ value }) => value)
  return {
    tag: element.tagName.slice(0, 60),
    id: (attribute(element, 'id') ?? '').slice(0, 200),
    classes: inOneLine(attribute(element, 'class') ?? '').slice(0, 400),
    text: inOneLine(own.join(' ')).slice(0, 80),
  }
}

function childElements(node: Tree.ParentNode): Element[] {
  const children = 'content' in node ? node.content.childNodes : node.childNodes
  return children.filter((child) => tree.isElementNode(child))
}

function isNamed(element: Element, { tag, id }: PickedNode): boolean {
  return element.tagName === tag && attribute(element, 'id') === id
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attr) => attr.name === name)?.value
}

/** `text`: what the running page shows there, if it is one piece. */
export function textInPage(
  path: string,
  html: string,
  element: Element,
  text: string | undefined,
): TextWriter | Refused {
  const pieces = element.childNodes.filter((node) => tree.isTextNode(node) && node.value.trim() !== '')
  const [piece] = pieces
  if (piece === undefined || !tree.isTextNode(piece)) return { why: text === undefined ? 'absent' : 'script' }
  const at = piece.sourceCodeLocation
  if (pieces.length > 1) return { why: 'mixed' }
  if (at == null || text === undefined || inOneLine(piece.value) !== inOneLine(text)) return { why: 'script' }
  const { from, to } = insideBlanks(html.slice(at.startOffset, at.endOffset))
  return {
    path,
    value: inOneLine(piece.value),
    write: (next) => ({ path, start: at.startOffset + from, end: at.startOffset + to, text: inHtml(next) }),
  }
}

/** The element's own style attribute, which is made where there is none. */
export function styleInPage(path: string, element: Element): LookWriter | Refused {
  const at = element.sourceCodeLocation
  if (at?.startTag == null) return { why: 'script' }
  const { startTag } = at
  const style = at.attrs?.['style']
  return {
    target: { how: 'style', path },
    write(changes): Splice {
      const value = declarationsWith(attribute(element, 'style') ?? '', changes)
      const text = `style="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
      if (style !== undefined) return { path, start: style.startOffset, end: style.endOffset, text }
      const ends = Object.values(at.attrs ?? {}).map(({ endOffset }) => endOffset)
      const end = Math.max(startTag.startOffset + 1 + element.tagName.length, ...ends)
      return { path, start: end, end, text: ` ${text}` }
    },
  }
}

function inHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
