/** How an element looks, which rules say so, and which colours the app has names for. */
import type { PickedElement } from '#shared/domain/pick.ts'

const watched = [
  'color',
  'background-color',
  'padding-top',
  'padding-bottom',
  'padding-left',
  'padding-right',
  'margin-top',
  'margin-bottom',
  'margin-left',
  'margin-right',
  'row-gap',
  'column-gap',
]
const shorts: Readonly<Record<string, string>> = {
  'background-color': 'background',
  'row-gap': 'gap',
  'column-gap': 'gap',
}

let pixel: CanvasRenderingContext2D | null | undefined

/** Any colour of CSS as `#rrggbb`, or with two more digits. */
function hex(color: string): string {
  pixel ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!pixel) return '#000000'
  pixel.clearRect(0, 0, 1, 1)
  pixel.fillStyle = color
  pixel.fillRect(0, 0, 1, 1)
  const bytes = [...pixel.getImageData(0, 0, 1, 1).data]
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, '0'))
  return `#${digits.slice(0, bytes[3] === 255 ? 3 : 4).join('')}`
}

export function lookOf(element: Element): PickedElement['look'] {
  const style = getComputedStyle(element)
  const both = (name: string, ends: readonly [string, string]): number | undefined => {
    const [one, other] = ends.map((end) => Math.round(parseFloat(style.getPropertyValue(`${name}-${end}`)) || 0))
    return one === other ? one : undefined
  }
  const hasGap = /flex|grid/.test(style.display)
  const gaps = [style.rowGap, style.columnGap].map((gap) => Math.round(parseFloat(gap) || 0))
  const sides = {
    paddingBlock: both('padding', ['top', 'bottom']),
    paddingInline: both('padding', ['left', 'right']),
    marginBlock: both('margin', ['top', 'bottom']),
    marginInline: both('margin', ['left', 'right']),
    gap: hasGap && gaps[0] === gaps[1] ? gaps[0] : undefined,
  }
  return {
    color: hex(style.color),
    background: hex(style.backgroundColor),
    ...Object.fromEntries(Object.entries(sides).filter(([, size]) => size !== undefined)),
  }
}

interface Found {
  readonly rule: PickedElement['rules'][number]
  readonly weight: number
}

/** Those of the page's rules that apply now, weakest first. */
export function rulesOf(element: Element): PickedElement['rules'] {
  const found: Found[] = []
  for (const sheet of document.styleSheets) {
    const { ownerNode, href } = sheet
    const isHere = href === null || href.startsWith(location.origin + '/')
    if (sheet.disabled || !isHere || (ownerNode instanceof Element && ownerNode.localName === 'kiln-pick')) continue
    const path = href === null ? '' : decodeURIComponent(new URL(href).pathname.slice(1))
    try {
      gather(sheet.cssRules, element, path.slice(0, 400), [], false, found)
    } catch {
      // One that may not be read.
    }
  }
  // The order of the page decides between those that weigh the same.
  const sorted = found
    .map((one, order) => ({ ...one, order }))
    .toSorted((a, b) => a.weight - b.weight || a.order - b.order)
  return sorted.slice(-40).map(({ rule }) => rule)
}

function gather(
  rules: CSSRuleList,
  element: Element,
  sheet: string,
  within: readonly string[],
  layered: boolean,
  found: Found[],
): void {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) {
      if (!rule.selectorText.includes('&') && element.matches(rule.selectorText)) {
        const sets = watched.filter((name) => says(rule.style, name))
        const selector = rule.selectorText.slice(0, 400)
        const count = document.querySelectorAll(rule.selectorText).length
        const weight = weightOf(rule.selectorText, element) - (layered ? 1e9 : 0)
        found.push({ rule: { selector, sheet, within: within.join(' ').slice(0, 400), sets, count }, weight })
      }
    } else if (rule instanceof CSSMediaRule) {
      const { mediaText } = rule.media
      if (matchMedia(mediaText).matches) gather(rule.cssRules, element, sheet, [...within, mediaText], layered, found)
    } else if (rule instanceof CSSSupportsRule) {
      gather(rule.cssRules, element, sheet, [...within, rule.conditionText], layered, found)
    } else if (rule instanceof CSSGroupingRule) {
      gather(rule.cssRules, element, sheet, within, layered || rule.constructor.name === 'CSSLayerBlockRule', found)
    }
  }
}

function says(style: CSSStyleDeclaration, name: string): boolean {
  if (style.getPropertyValue(name) !== '') return true
  // What is a variable has no single sides yet.
  return style.getPropertyValue(shorts[name] ?? name.replace(/-.*/, '')).includes('var(')
}

/** What the selector weighs that applies; near enough for those that are written by hand. */
function weightOf(selectors: string, element: Element): number {
  const weights = selectors.split(/,(?![^(]*\))/).map((selector) => {
    if (!element.matches(selector)) return 0
    const text = selector.replace(/:where\([^)]*\)/g, '').replace(/:(?:is|not|has)\(/g, ' ')
    const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
    const elements = count(/(?:^|[\s>+~(])[a-z][\w-]*/gi) + count(/::[\w-]+/g)
    return count(/#[\w-]+/g) * 1e6 + count(/\.[\w-]+|\[[^\]]*\]|(?<!:):[\w-]+/g) * 1e3 + elements
  })
  return Math.max(...weights)
}

/** The colours of the page's root that have names: the app's own first, those of a palette after them. */
export function namedColors(): PickedElement['colors'] {
  const names = new Set<string>()
  const read = (rules: CSSRuleList): void => {
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule) {
        if (!/^(?::root|html|:host)\b/.test(rule.selectorText)) continue
        for (const name of rule.style) if (name.startsWith('--') && name.length <= 80) names.add(name)
      } else if (rule instanceof CSSGroupingRule) read(rule.cssRules)
    }
  }
  for (const sheet of document.styleSheets) {
    try {
      read(sheet.cssRules)
    } catch {
      // One that may not be read.
    }
  }
  // What is no colour leaves the one that the element would have had.
  const probe = document.createElement('kiln-pick')
  const inside = document.createElement('kiln-pick')
  probe.style.setProperty('display', 'none')
  probe.append(inside)
  document.documentElement.append(probe)
  const colors: PickedElement['colors'] = []
  const root = getComputedStyle(document.documentElement)
  for (const name of [...names].toSorted((a, b) => Number(isPalette(a)) - Number(isPalette(b)))) {
    if (colors.length >= 24 || !CSS.supports('color', root.getPropertyValue(name).trim() || 'none')) continue
    inside.style.color = `var(${name})`
    colors.push({ name, value: hex(getComputedStyle(inside).color) })
  }
  probe.remove()
  return colors
}

function isPalette(name: string): boolean {
  return /-(?:50|950|[1-9]00)$/.test(name)
}
