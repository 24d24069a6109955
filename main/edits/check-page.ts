/** What is wrong with an HTML page: elements that are never closed, and scripts or styles that cannot be read. */
import { type DefaultTreeAdapterTypes as Tree, defaultTreeAdapter as tree, parse, parseFragment } from 'parse5'
import { codeFault, styleFault, type SyntaxFault } from './check-code.ts'

/** Elements that HTML closes by itself, or that have no end. */
const closedByItself = new Set(
  (
    'html head body p li dt dd option optgroup tr td th thead tbody tfoot colgroup caption rt rp ' +
    'area base br col embed hr img input link meta param source track wbr'
  ).split(' '),
)

/** A document, or a part of one. `isWritten`: it was written anew, and what browsers close by themselves is none of its faults. */
export async function pageFault(text: string, isWritten: boolean): Promise<SyntaxFault | undefined> {
  let cut: SyntaxFault | undefined
  const options = {
    sourceCodeLocationInfo: true,
    onParseError({ code, startLine }: { readonly code: string; readonly startLine: number }): void {
      if (code.startsWith('eof-in-')) cut ??= { line: startLine, text: `The page ends too early (${code}).` }
    },
  }
  const isWhole = /<!doctype|<html|<head|<body/i.test(text)
  const root = isWhole ? parse(text, options) : parseFragment(text, options)
  if (cut !== undefined) return cut
  const open = isWritten ? undefined : unclosed(root)
  if (open !== undefined) return open
  for (const { name, code, line, isModule } of embedded(root)) {
    const fault = name === 'style' ? await styleFault(code) : await codeFault(code, isModule ? 'js' : 'jsx')
    if (fault !== undefined) return { line: line + fault.line - 1, text: fault.text }
  }
  return undefined
}

function unclosed(node: Tree.Node): SyntaxFault | undefined {
  if (tree.isElementNode(node)) {
    const { tagName, sourceCodeLocation: place } = node
    const isOpen = place?.startTag !== undefined && place.endTag === undefined && !closedByItself.has(tagName)
    const isSelfClosed = node.namespaceURI !== 'http://www.w3.org/1999/xhtml'
    if (isOpen && !isSelfClosed) return { line: place.startLine, text: `<${tagName}> is never closed.` }
  }
  return childrenOf(node).reduce<SyntaxFault | undefined>((found, child) => found ?? unclosed(child), undefined)
}

interface Embedded {
  readonly name: 'script' | 'style'
  readonly code: string
  /** Of its first line in the page, from 1. */
  readonly line: number
  readonly isModule: boolean
}

function embedded(node: Tree.Node): Embedded[] {
  const inside = childrenOf(node).flatMap(embedded)
  if (!tree.isElementNode(node) || (node.tagName !== 'script' && node.tagName !== 'style')) return inside
  const attribute = (name: string): string | undefined => node.attrs.find((one) => one.name === name)?.value
  const type = attribute('type') ?? ''
  const isScript = node.tagName === 'script'
  if (isScript && !/^(?:|module|(?:text|application)\/javascript|text\/babel|text\/jsx)$/i.test(type)) return inside
  const code = node.childNodes.map((child) => (tree.isTextNode(child) ? child.value : '')).join('')
  if (code.trim() === '') return inside
  const line = node.sourceCodeLocation?.startTag?.endLine ?? 1
  return [{ name: isScript ? 'script' : 'style', code, line, isModule: type === 'module' }, ...inside]
}

function childrenOf(node: Tree.Node): Tree.Node[] {
  if (tree.isElementNode(node) && node.tagName === 'template' && 'content' in node) {
    return (node as Tree.Template).content.childNodes
  }
  return 'childNodes' in node ? node.childNodes : []
}
