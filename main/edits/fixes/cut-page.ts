/** A page that ends in the middle: its script or styles are closed, which browsers do not do so that they work. */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { closing } from './cut-code.ts'
import type { FixableApp, FoundFix } from './fixable-app.ts'

export async function cutPage(path: string, app: FixableApp): Promise<FoundFix | undefined> {
  const text = app.files.get(path)
  if (text === undefined || !/\.html?$/.test(path)) return undefined
  let isCut = false
  parse(text, {
    sourceCodeLocationInfo: true,
    onParseError({ code }: { readonly code: string }): void {
      if (code === 'eof-in-script-html-comment-like-text' || code === 'eof-in-tag') isCut = true
    },
  })
  if (isCut) return undefined
  const open = lastOpen(text)
  if (open === undefined) return undefined
  const { name, code } = open
  const end = name === 'style' ? closedStyles(code) : await closing(code, 'js')
  if (end === undefined) return undefined
  const rest = /<\/body>/i.test(text) ? '' : '\n</body>\n</html>'
  const closed = `${end}\n</${name}>${rest}`
  return { fix: { kind: 'closed', path, name: `</${name}>` }, text: `${text.trimEnd()}${closed}\n` }
}

/** The script or the styles in which the text ends. */
function lastOpen(text: string): { readonly name: 'script' | 'style'; readonly code: string } | undefined {
  const document = parse(text, { sourceCodeLocationInfo: true })
  const found = elements(document).findLast(({ tagName }) => tagName === 'script' || tagName === 'style')
  const place = found?.sourceCodeLocation
  if (found === undefined || place?.startTag === undefined || place.endTag !== undefined) return undefined
  // Of a type that is no code, nothing is known.
  const type = found.attrs.find(({ name }) => name === 'type')?.value ?? ''
  if (found.tagName === 'script' && !/^(?:|module|text\/javascript)$/.test(type)) return undefined
  return { name: found.tagName === 'style' ? 'style' : 'script', code: text.slice(place.startTag.endOffset) }
}

function elements(node: Tree.Node): Tree.Element[] {
  const inside = 'childNodes' in node ? node.childNodes.flatMap(elements) : []
  return 'tagName' in node ? [node, ...inside] : inside
}

/** Behind a whole declaration: the braces that are open. */
function closedStyles(code: string): string | undefined {
  const bare = code.replace(/\/\*[^]*?\*\//g, '').replace(/(["'])(?:\\.|(?!\1)[^\\\n])*\1/g, '')
  const depth = bare.split('{').length - bare.split('}').length
  return /[;{}]$/.test(bare.trimEnd()) && depth >= 0 && depth < 5 ? '\n}'.repeat(depth) : undefined
}
