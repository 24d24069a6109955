/** What the studio is told of a picked element. */
import type { PickedElement, PickedLevel, PickedNode } from '#shared/domain/pick.ts'
import { reactPlaces } from './pick-react.ts'
import { lookOf, namedColors, rulesOf } from './pick-styles.ts'

export function describeElement(element: Element): PickedElement {
  const { width, height } = element.getBoundingClientRect()
  const piece = onlyText(element)
  const { href, origin } = location
  return {
    page: href.slice(origin.length + 1, origin.length + 1001),
    tag: element.localName.slice(0, 60),
    at: pathTo(element),
    classes: classesOf(element).slice(0, 2000),
    words: wordsOf(element).slice(0, 200),
    ...(piece === undefined ? {} : { text: piece.data.trim().slice(0, 2000) }),
    size: { width: Math.round(width), height: Math.round(height), view: innerWidth },
    way: wayTo(element),
    ...reactPlaces(element),
    look: lookOf(element),
    rules: rulesOf(element),
    colors: namedColors(),
  }
}

/** By the numbers of children from the body down. */
function pathTo(element: Element): string {
  const parent = element.parentElement
  return !parent || element === document.body ? '' : `${pathTo(parent)}/${[...parent.children].indexOf(element)}`
}

export function elementAt(path: string): Element | undefined {
  let found: Element | undefined = document.body
  for (const index of path.split('/').slice(1)) found = found?.children[Number(index)]
  return found
}

/** Its one piece of text, where there is one. */
export function onlyText(element: Element): Text | undefined {
  const pieces = [...element.childNodes].filter((node): node is Text => node instanceof Text && node.data.trim() !== '')
  return pieces.length === 1 ? pieces[0] : undefined
}

/** What a person reads in it, in one line. */
export function wordsOf(element: Element): string {
  const named = ['aria-label', 'alt', 'placeholder', 'title'].map((name) => element.getAttribute(name))
  const text = element instanceof HTMLElement ? element.innerText : element.textContent
  return inOneLine([text, ...named].find((words) => words?.trim()) ?? '')
}

function wayTo(element: Element): PickedLevel[] {
  const way: PickedLevel[] = []
  for (let inner = element; inner.parentElement !== null && way.length < 60; inner = inner.parentElement) {
    const all = [...inner.parentElement.children].filter(({ localName }) => localName !== 'kiln-pick')
    const index = all.indexOf(inner)
    const children = (index < 200 ? all.slice(0, 200) : [...all.slice(0, 199), inner]).map(nodeOf)
    way.unshift({ index: Math.min(index, 199), children })
  }
  return way
}

function nodeOf(element: Element): PickedNode {
  const own = [...element.childNodes].filter((node): node is Text => node instanceof Text)
  return {
    tag: element.localName.slice(0, 60),
    id: element.id.slice(0, 200),
    classes: classesOf(element).slice(0, 400),
    text: inOneLine(own.map(({ data }) => data).join(' ')).slice(0, 80),
  }
}

function classesOf(element: Element): string {
  return inOneLine(element.getAttribute('class') ?? '')
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
