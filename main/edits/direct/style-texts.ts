/** Where a project's styles are written. Pure. */
import { type DefaultTreeAdapterTypes as Tree, defaultTreeAdapter as tree } from 'parse5'
import { elementsIn } from './page-source.ts'
import type { StyleText } from './style-rules.ts'

/** Every stylesheet of its own. */
export function sheetsOf(files: ReadonlyMap<string, string>): StyleText[] {
  return [...files].filter(([path]) => path.endsWith('.css')).map(([path, text]) => ({ path, start: 0, text }))
}

/** What stands in a page's own style elements; `page` is what was read of `html`. */
export function pageStyles(path: string, html: string, page: Tree.Document): StyleText[] {
  return elementsIn(page)
    .filter(({ tagName }) => tagName === 'style')
    .flatMap(({ childNodes: [content] }) => {
      const at = content !== undefined && tree.isTextNode(content) ? content.sourceCodeLocation : undefined
      if (at == null) return []
      return [{ path, start: at.startOffset, text: html.slice(at.startOffset, at.endOffset) }]
    })
}
