/** Where a project's styles are written. Pure. */
import { defaultTreeAdapter as tree } from 'parse5'
import { elementsIn, parsePage } from './page-source.ts'
import type { StyleText } from './style-rules.ts'

/** Every stylesheet of its own. */
export function sheetsOf(files: ReadonlyMap<string, string>): StyleText[] {
  return [...files].filter(([path]) => path.endsWith('.css')).map(([path, text]) => ({ path, start: 0, text }))
}

/** What stands in a page's own style elements. */
export function pageStyles(path: string, html: string): StyleText[] {
  return elementsIn(parsePage(html))
    .filter(({ tagName }) => tagName === 'style')
    .flatMap(({ childNodes: [content] }) => {
      const at = content !== undefined && tree.isTextNode(content) ? content.sourceCodeLocation : undefined
      if (at == null) return []
      return [{ path, start: at.startOffset, text: html.slice(at.startOffset, at.endOffset) }]
    })
}
