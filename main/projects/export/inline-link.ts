/** `<link>`: stylesheets and icons are carried, hints for the network go. */
import { type DefaultTreeAdapterTypes as Tree, defaultTreeAdapter as tree } from 'parse5'
import { asDataUrl, type Bundle } from './bundle.ts'
import { inlineSheet } from './inline-css.ts'
import { attribute, newElement, removeAttributes, replaceElement, setAttribute } from './page-tree.ts'
import { styleText } from './style-text.ts'

/** Of no use to a file that has everything in it. */
const hints = /^(?:preload|prefetch|prerender|modulepreload|preconnect|dns-prefetch|manifest|search)$/

export function inlineLink(link: Tree.Element, base: string, bundle: Bundle): void {
  const relations = (attribute(link, 'rel') ?? '').toLowerCase().split(/\s+/)
  const href = attribute(link, 'href')
  // A stylesheet that is loaded without holding up the page: preload first, and made a stylesheet by its handler.
  const isLate = relations.includes('preload') && /stylesheet/.test(attribute(link, 'onload') ?? '')
  if (relations.includes('stylesheet') || isLate) return inlineStylesheet(link, href, base, bundle, isLate)
  if (relations.some((relation) => hints.test(relation))) return tree.detachNode(link)
  if (href === undefined || !relations.some((relation) => relation.endsWith('icon'))) return
  const url = bundle.inlined(href, base)
  if (url !== undefined) setAttribute(link, 'href', url)
}

function inlineStylesheet(
  link: Tree.Element,
  href: string | undefined,
  base: string,
  bundle: Bundle,
  isLate: boolean,
): void {
  if (href === undefined) return
  const to = bundle.destination(href, base)
  if (to.kind === 'none') return
  if (to.kind !== 'file') return bundle.note(href)
  const css = inlineSheet(to.path, bundle)
  const isSwitched = /(?:^|\s)alternate(?:\s|$)/i.test(attribute(link, 'rel') ?? '')
  if (isSwitched || attribute(link, 'disabled') !== undefined) {
    // Scripts turn it on by what only a link has.
    removeAttributes(link, ['integrity', 'crossorigin'])
    return setAttribute(link, 'href', asDataUrl(css, 'text/css;charset=utf-8'))
  }
  const kept = isLate ? ['id', 'class'] : ['id', 'class', 'media', 'title', 'nonce']
  const attrs = link.attrs.filter(({ name }) => kept.includes(name) || name.startsWith('data-'))
  replaceElement(link, newElement('style', attrs, styleText(css)))
}
