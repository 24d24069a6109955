/** `<script>`: classic ones as text where that is the same, modules by the page's import map. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { asDataUrl, type Bundle } from './bundle.ts'
import type { Modules } from './inline-modules.ts'
import { attribute, removeAttributes, setAttribute, setText, textOf } from './page-tree.ts'

const type = 'text/javascript;charset=utf-8'

export function inlineScript(script: Tree.Element, base: string, bundle: Bundle, modules: Modules): void {
  const kind = kindOf(attribute(script, 'type'))
  const address = attribute(script, 'src') ?? attribute(script, 'href') ?? attribute(script, 'xlink:href')
  if (kind === 'data') return
  if (address === undefined) {
    const text = textOf(script)
    const rewritten = modules.rewritten(text, base)
    if (rewritten !== text) setText(script, rewritten)
    return
  }
  const to = bundle.destination(address, base)
  if (to.kind === 'none') return
  if (to.kind !== 'file') return bundle.note(address)
  removeAttributes(script, ['src', 'href', 'xlink:href', 'integrity', 'crossorigin', 'referrerpolicy', 'fetchpriority'])
  if (kind === 'module') return setText(script, `import ${JSON.stringify(modules.nameOf(to.path))}`)
  const rewritten = modules.rewritten(bundle.text(to.path), to.path)
  // Its turn is kept only by an address; and some texts cannot stand between the tags as they are.
  const isLater = attribute(script, 'defer') !== undefined || attribute(script, 'async') !== undefined
  if (isLater || /<\/script|<!--|<script/i.test(rewritten)) setAttribute(script, 'src', asDataUrl(rewritten, type))
  else setText(script, rewritten)
}

function kindOf(given: string | undefined): 'classic' | 'module' | 'data' {
  const named = (given ?? '').trim().toLowerCase()
  if (named === 'module') return 'module'
  return named === '' || /^(?:text|application)\/(?:x-)?(?:java|ecma)script$/.test(named) ? 'classic' : 'data'
}
