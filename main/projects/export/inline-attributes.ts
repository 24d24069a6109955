/** Attributes that load something: pictures, sounds, frames; and links to other files of the app. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { extensionOf } from '../../lib/content-types.ts'
import type { Bundle } from './bundle.ts'
import { inlineCss } from './inline-css.ts'
import { noteInScript } from './note-in-script.ts'
import { attribute, removeAttributes, setAttribute } from './page-tree.ts'

/** Element to the attributes whose files are put in. */
const carried: Readonly<Record<string, readonly string[]>> = {
  img: ['src'],
  source: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  input: ['src'],
  embed: ['src'],
  object: ['data'],
  image: ['href', 'xlink:href'],
  feImage: ['href', 'xlink:href'],
  body: ['background'],
  table: ['background'],
  td: ['background'],
  th: ['background'],
}
const sets: Readonly<Record<string, string>> = { img: 'srcset', source: 'srcset' }

/** `own`: the page's path, for links that lead back to it. */
export function inlineAttributes(element: Tree.Element, base: string, own: string, bundle: Bundle): void {
  const name = element.tagName
  for (const one of carried[name] ?? []) replace(element, one, base, bundle)
  const set = sets[name]
  const candidates = set === undefined ? undefined : attribute(element, set)
  if (set !== undefined && candidates !== undefined) setAttribute(element, set, inlineSet(candidates, base, bundle))
  noteForScripts(element, base, own, bundle)
  const style = attribute(element, 'style')
  if (style !== undefined && /url|image-set|src\(/i.test(style))
    setAttribute(element, 'style', inlineCss(style, base, bundle))
  if (name === 'a' || name === 'area') return keepLink(element, base, own, bundle)
  if (name === 'iframe' || name === 'frame') noteAddress(element, 'src', base, bundle)
  else if (name === 'form') noteAddress(element, 'action', base, bundle)
  else if (name === 'use')
    noteAddress(element, attribute(element, 'href') === undefined ? 'xlink:href' : 'href', base, bundle)
}

function replace(element: Tree.Element, name: string, base: string, bundle: Bundle): void {
  const address = attribute(element, name)
  const url = address === undefined ? undefined : bundle.inlined(address, base)
  if (url === undefined) return
  setAttribute(element, name, url)
  removeAttributes(element, ['integrity', 'crossorigin'])
}

/** Each candidate is an address, then spaces, then what it is for; a comma ends it, unless it stands in brackets. */
function inlineSet(text: string, base: string, bundle: Bundle): string {
  const candidates: string[] = []
  const next = /[\s,]*(\S+)/y
  for (let match = next.exec(text); match !== null; match = next.exec(text)) {
    const word = match[1] ?? ''
    const address = withoutCommas(word)
    const end = address === word ? endOfCandidate(text, next.lastIndex) : next.lastIndex
    const url = bundle.inlined(address, base) ?? address
    candidates.push([url, text.slice(next.lastIndex, end).trim()].filter(Boolean).join(' '))
    next.lastIndex = end
  }
  return candidates.join(', ')
}

function withoutCommas(word: string): string {
  let end = word.length
  while (word[end - 1] === ',') end -= 1
  return word.slice(0, end)
}

function endOfCandidate(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1
    else if (text[at] === ')') depth -= 1
    else if (text[at] === ',' && depth <= 0) return at
  }
  return text.length
}

/** A link to the page itself still leads there; a file to download is carried; other pages cannot be. */
function keepLink(element: Tree.Element, base: string, own: string, bundle: Bundle): void {
  const name = attribute(element, 'href') === undefined ? 'xlink:href' : 'href'
  const address = attribute(element, name)
  if (address === undefined) return
  const to = bundle.destination(address, base)
  // Links to the web are followed, not loaded: the page is whole without them.
  if (to.kind === 'none' || to.kind === 'outside') return
  if (to.kind === 'file' && to.path === own) setAttribute(element, name, to.fragment)
  else if (to.kind === 'file' && attribute(element, 'download') !== undefined)
    setAttribute(element, name, bundle.dataUrl(to.path))
  else bundle.note(address)
}

function noteAddress(element: Tree.Element, name: string, base: string, bundle: Bundle): void {
  const address = attribute(element, name)
  if (address !== undefined && bundle.destination(address, base).kind !== 'none') bundle.note(address)
}

/** What a script finds in the page: handlers, and addresses that are kept for later as `data-src`. */
function noteForScripts(element: Tree.Element, base: string, own: string, bundle: Bundle): void {
  for (const { name, value } of element.attrs) {
    if (name.startsWith('on')) noteInScript(value, base, own, bundle)
    else if (name.startsWith('data-') && extensionOf(value) !== '') {
      const to = bundle.destination(value, base)
      if (to.kind === 'file' && to.path !== own) bundle.note(value)
    }
  }
}
