/** For tests: elements as a browser would tell of them, and their files after a change. */
import type { DirectChange, PickedElement, PickedRule } from '#shared/domain/pick.ts'
import { changePicked } from './change-picked.ts'
import { elementsIn, nodeOf, parsePage } from './page-source.ts'
import type { DefaultTreeAdapterTypes as Tree } from 'parse5'

export const blank: PickedElement = {
  page: '',
  tag: '',
  at: '',
  classes: '',
  words: '',
  size: { width: 10, height: 10, view: 900 },
  way: [],
  places: [],
  own: true,
  component: '',
  look: { color: '#000000', background: '#00000000' },
  rules: [],
  colors: [],
}

/** The element of a page as a browser without scripts would tell of it: the `index`th of that name. */
export function pickedIn(html: string, tag: string, index = 0, more: Partial<PickedElement> = {}): PickedElement {
  const element = elementsIn(parsePage(html)).filter(({ tagName }) => tagName === tag)[index]
  if (element === undefined) throw new Error(`There is no <${tag}>.`)
  const way: PickedElement['way'] = []
  for (let inner: Tree.Element = element; inner.parentNode !== null && 'tagName' in inner.parentNode;) {
    const parent: Tree.Element = inner.parentNode
    const all = parent.childNodes.filter((node): node is Tree.Element => 'tagName' in node)
    way.unshift({ index: all.indexOf(inner), children: all.map(nodeOf) })
    inner = parent
  }
  const { classes, text } = nodeOf(element)
  const texts = element.childNodes.filter((node) => 'value' in node && node.value.trim() !== '')
  return { ...blank, tag, way, classes, ...(texts.length === 1 ? { text } : {}), ...more }
}

export function inPage(
  html: string,
  tag: string,
  change: DirectChange,
  index = 0,
  more: Partial<PickedElement> = {},
): string {
  const element = pickedIn(html, tag, index, more)
  return (
    changePicked({ files: new Map([['index.html', html]]), element, places: [] }, change).files.get('index.html') ?? ''
  )
}

/** The element of a React app at the first place where `at` stands in its source. */
export function inApp(
  source: string,
  at: string,
  change: DirectChange,
  more: Partial<PickedElement> = {},
  css = tailwind,
): string {
  const before = source.slice(0, source.indexOf(at))
  const line = before.split('\n').length
  const column = before.length - before.lastIndexOf('\n')
  const tag = /^<([\w.]+)/.exec(at)?.[1] ?? ''
  const element = { ...blank, tag, ...more }
  const files = new Map([
    ['src/App.tsx', source],
    ['src/index.css', css],
  ])
  const changed = changePicked({ files, element, places: [{ file: 'src/App.tsx', line, column }] }, change).files
  return changed.get('src/App.tsx') ?? changed.get('src/index.css') ?? ''
}

const tailwind = '@import "tailwindcss";\n@theme {\n  --color-brand: #123456;\n}\n'

export function rule(selector: string, sets: string[], more: Partial<PickedRule> = {}): PickedRule {
  return { selector, sheet: '', within: '', sets, count: 1, ...more }
}
