/** Reads a page by an HTML parser: title, landmarks, ids, headings and labels; styles and scripts by their own readers. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import type { OutlineImport, OutlineParts, OutlineSymbol } from './file-outline.ts'

type Tree = DefaultTreeAdapterTypes.Node

export interface EmbeddedReaders {
  styles(text: string): OutlineParts
  script(text: string): OutlineParts
}

const landmarks = new Set([
  'header',
  'nav',
  'main',
  'aside',
  'footer',
  'section',
  'form',
  'dialog',
  'template',
  'table',
])
const labelled = ['aria-label', 'placeholder', 'title', 'alt', 'value']
const unread = new Set(['script', 'style', 'svg'])
const mostLabels = 300
const longestLabel = 160

export function readPage(text: string, readers: EmbeddedReaders): OutlineParts {
  const labels = new Set<string>()
  const marks = new Set<string>()
  const uses = new Set<string>()
  const imports: OutlineImport[] = []
  const symbols: OutlineSymbol[] = []
  const properties: string[] = []
  const waiting: Tree[] = [parse(text)]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) addLabel(labels, node.value)
    if ('tagName' in node) {
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]))
      const id = attributes.get('id')
      if (id !== undefined) marks.add(`#${id}`)
      else if (landmarks.has(node.tagName)) marks.add(node.tagName)
      for (const name of (attributes.get('class') ?? '').split(/\s+/)) if (name !== '') uses.add(name)
      for (const name of labelled) addLabel(labels, attributes.get(name) ?? '')
      const linked = node.tagName === 'script' ? attributes.get('src') : attributes.get('href')
      if (linked !== undefined && (node.tagName === 'script' || node.tagName === 'link' || node.tagName === 'a'))
        imports.push({ from: linked, names: [] })
      const inner = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
      const part = inner === '' ? undefined : embedded(node.tagName, inner, readers)
      for (const mark of part?.marks ?? []) marks.add(mark)
      for (const use of part?.uses ?? []) uses.add(use)
      for (const label of part?.labels ?? []) addLabel(labels, label)
      properties.push(...(part?.properties ?? []))
      symbols.push(...(part?.symbols ?? []))
      imports.push(...(part?.imports ?? []))
    }
    const isRead = !('tagName' in node) || !unread.has(node.tagName)
    if (isRead && 'childNodes' in node) waiting.push(...node.childNodes.toReversed())
    if ('content' in node) waiting.push(node.content)
  }
  return { labels: [...labels], marks: [...marks], uses: [...uses], imports, symbols, properties }
}

function addLabel(labels: Set<string>, text: string): void {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (labels.size < mostLabels && /\p{L}{2}/u.test(plain)) labels.add(plain.slice(0, longestLabel))
}

/** What is broken inside a page says nothing of the page. */
function embedded(tag: string, text: string, readers: EmbeddedReaders): OutlineParts | undefined {
  if (tag !== 'style' && tag !== 'script') return undefined
  try {
    return tag === 'style' ? readers.styles(text) : readers.script(text)
  } catch {
    return undefined
  }
}
