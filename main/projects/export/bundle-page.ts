/** Turns a page and its files into one document: parsed, each address looked at, and written again. */
import { type DefaultTreeAdapterTypes as Tree, defaultTreeAdapter as tree, parse, serialize } from 'parse5'
import { createBundle, type Bundle } from './bundle.ts'
import { inlineAttributes } from './inline-attributes.ts'
import { inlineCss } from './inline-css.ts'
import { inlineLink } from './inline-link.ts'
import { createModules, type Modules } from './inline-modules.ts'
import { inlineScript } from './inline-script.ts'
import { styleText } from './style-text.ts'
import { attribute, elementsOf, newElement, setText, textOf } from './page-tree.ts'

/** How long a large page may keep everything else waiting at a time, in milliseconds. */
const breathMs = 20

/** `outside`: what it still names that would need a network, or that it cannot carry. */
export async function bundlePage(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
): Promise<{ html: string; outside: string[] }> {
  const bundle = createBundle(files)
  const document = parse(bundle.text(path))
  const base = takeBase(document, path, bundle)
  const modules = await createModules(bundle, base)
  // The map first: a module of the page may be known by a name in it.
  for (const script of elementsOf(document)) {
    if (script.tagName !== 'script' || attribute(script, 'type')?.trim().toLowerCase() !== 'importmap') continue
    modules.addMap(textOf(script), base)
    tree.detachNode(script)
  }
  let pausedAt = performance.now()
  for (const element of elementsOf(document)) {
    carry(element, base, path, bundle, modules)
    if (performance.now() - pausedAt < breathMs) continue
    await new Promise((resolve) => setImmediate(resolve))
    pausedAt = performance.now()
  }
  placeMap(document, modules)
  ensureCharset(document)
  return { html: serialize(document), outside: bundle.outside() }
}

function carry(element: Tree.Element, base: string, own: string, bundle: Bundle, modules: Modules): void {
  switch (element.tagName) {
    case 'script':
      return inlineScript(element, base, bundle, modules)
    case 'style':
      return setText(element, styleText(inlineCss(textOf(element), base, bundle)))
    case 'link':
      return inlineLink(element, base, bundle)
    case 'meta':
      return checkMeta(element, base, bundle)
    default:
      return inlineAttributes(element, base, own, bundle)
  }
}

/** Resolves against the page's own `<base>` from here on: in one file there is nothing that it could lead to. */
function takeBase(document: Tree.Document, path: string, bundle: Bundle): string {
  for (const element of elementsOf(document)) {
    const href = element.tagName === 'base' ? attribute(element, 'href') : undefined
    if (href === undefined) continue
    element.attrs = element.attrs.filter(({ name }) => name !== 'href')
    const to = bundle.destination(href, path)
    if (to.kind === 'outside') bundle.note(href)
    else if (to.kind !== 'none') return href.endsWith('/') ? `${to.path.replace(/index\.html$/, '')}` : to.path
    return path
  }
  return path
}

function checkMeta(element: Tree.Element, base: string, bundle: Bundle): void {
  const kind = attribute(element, 'http-equiv')?.toLowerCase()
  // A policy for files beside the page would refuse what is inside it.
  if (kind === 'content-security-policy') return tree.detachNode(element)
  if (kind !== 'refresh') return
  const target = /url\s*=\s*['"]?([^'"]+)/i.exec(attribute(element, 'content') ?? '')?.[1]
  if (target !== undefined && bundle.destination(target, base).kind !== 'none') bundle.note(target)
}

/** Before the first script: a map that comes later is not obeyed. */
function placeMap(document: Tree.Document, modules: Modules): void {
  const text = modules.map()
  if (text === undefined) return
  const map = newElement('script', [{ name: 'type', value: 'importmap' }], text)
  const first = elementsOf(document).find(({ tagName }) => tagName === 'script')
  const parent = first === undefined ? null : tree.getParentNode(first)
  if (first !== undefined && parent !== null) tree.insertBefore(parent, map, first)
}

/** A file on disk has no header that says how it is written. */
function ensureCharset(document: Tree.Document): void {
  const all = elementsOf(document)
  for (const meta of all) {
    if (meta.tagName !== 'meta') continue
    const isType = attribute(meta, 'http-equiv')?.toLowerCase() === 'content-type'
    if (isType || attribute(meta, 'charset') !== undefined) tree.detachNode(meta)
  }
  const head = all.find(({ tagName }) => tagName === 'head')
  if (head === undefined) return
  const meta = newElement('meta', [{ name: 'charset', value: 'utf-8' }])
  const first = head.childNodes[0]
  if (first === undefined) tree.appendChild(head, meta)
  else tree.insertBefore(head, meta, first)
}
