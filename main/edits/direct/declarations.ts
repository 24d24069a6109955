/** Changes declarations of CSS as whoever wrote them would: in the shorthand that is there, in its unit. Pure. */
import { type Container, type Declaration, parse } from 'postcss'
import type { LookName } from '#shared/domain/pick.ts'
import type { LookChanges } from './splice.ts'

/** What each look is in CSS, by the properties that a browser tells one by one. */
export const longhands: Readonly<Record<LookName, readonly string[]>> = {
  color: ['color'],
  background: ['background-color'],
  paddingBlock: ['padding-top', 'padding-bottom'],
  paddingInline: ['padding-left', 'padding-right'],
  marginBlock: ['margin-top', 'margin-bottom'],
  marginInline: ['margin-left', 'margin-right'],
  gap: ['row-gap', 'column-gap'],
}

/** The text of a style attribute with these changes. */
export function declarationsWith(text: string, changes: LookChanges): string {
  const root = parse(text)
  setDeclarations(root, changes)
  return root.toString().trim()
}

/** Whether these declarations say anything of that look. */
export function declares(container: Container, name: LookName): boolean {
  return declarationsOf(container).some(({ prop }) => prop === shortOf(name) || ownNames(name).includes(prop))
}

/** Of a rule, or of a style attribute's root. Nothing else of it changes. */
export function setDeclarations(container: Container, changes: LookChanges): void {
  for (const [name, value] of Object.entries(changes) as [LookName, string | number][]) {
    if (name === 'color' || name === 'background') setColor(container, name, String(value))
    else if (name === 'gap') setGap(container, Number(value))
    else setSides(container, name, Number(value))
  }
}

function setColor(container: Container, name: 'color' | 'background', value: string): void {
  const text = value.startsWith('--') ? `var(${value})` : value
  const props = name === 'color' ? ['color'] : ['background', 'background-color']
  const last = declarationsOf(container).findLast(({ prop }) => props.includes(prop))
  if (last === undefined) append(container, name === 'color' ? 'color' : 'background-color', text)
  else last.value = text
}

function setGap(container: Container, size: number): void {
  const [first, ...more] = declarationsOf(container).filter(({ prop }) => /^(?:row-|column-|grid-)?gap$/.test(prop))
  if (first === undefined) return append(container, 'gap', inUnit(size, ''))
  for (const other of more) other.remove()
  first.value = inUnit(size, first.value)
  first.prop = 'gap'
}

function setSides(container: Container, name: Exclude<LookName, 'color' | 'background' | 'gap'>, size: number): void {
  const all = declarationsOf(container)
  const shorthand = all.findLast(({ prop }) => prop === shortOf(name))
  const own = ownNames(name)
  const single = all.filter(({ prop }) => own.includes(prop))
  const isLater = (one: Declaration): boolean => shorthand === undefined || all.indexOf(one) > all.indexOf(shorthand)
  if (shorthand !== undefined && !single.some(isLater)) {
    shorthand.value = withSides(shorthand.value, name.endsWith('Block'), size)
    return
  }
  const [first] = single
  const axis = own[0] ?? ''
  if (first === undefined) return append(container, axis, inUnit(size, ''))
  const text = inUnit(size, first.value)
  const both = longhands[name].map((prop) => single.findLast((one) => one.prop === prop))
  if (single.length === 2 && both.every((one) => one !== undefined)) {
    for (const one of single) one.value = text
    return
  }
  for (const other of single.slice(1)) other.remove()
  first.prop = axis
  first.value = text
}

/** `padding: 8px 16px` with other sides above and below, or beside. */
function withSides(value: string, isBlock: boolean, size: number): string {
  const parts = value.match(/(?:[^\s()]+|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? []
  const [top = '0', right = top, bottom = top, left = right] = parts
  const next = inUnit(size, isBlock ? top : right)
  const [one, two, three, four] = isBlock ? [next, right, next, left] : [top, next, bottom, next]
  if (two !== four) return `${one} ${two} ${three} ${four}`
  if (one !== three) return `${one} ${two} ${three}`
  return one === two ? `${one}` : `${one} ${two}`
}

/** In the unit that it was in, where that is rem or pixels. */
function inUnit(size: number, before: string): string {
  if (size === 0) return '0'
  return /^-?[\d.]+rem$/.test(before.trim()) ? `${size / 16}rem` : `${size}px`
}

function shortOf(name: LookName): string {
  if (name === 'color' || name === 'gap') return name
  return /^[a-z]+/.exec(name)?.[0] ?? name
}

/** Everything but the shorthand of all sides that says it; the one for the axis first. */
function ownNames(name: LookName): readonly string[] {
  if (name === 'gap') return ['row-gap', 'column-gap', 'grid-gap']
  const axis = name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)
  return /Block|Inline/.test(name) ? [axis, ...longhands[name], `${axis}-start`, `${axis}-end`] : longhands[name]
}

function declarationsOf(container: Container): Declaration[] {
  return (container.nodes ?? []).filter((node): node is Declaration => node.type === 'decl')
}

/** After the last declaration, before what is nested. */
function append(container: Container, prop: string, value: string): void {
  const last = declarationsOf(container).at(-1)
  const isInLine = container.type === 'root'
  const more = isInLine ? { raws: { before: last === undefined ? '' : ' ', between: ': ' } } : {}
  if (last === undefined) container.prepend({ prop, value, ...more })
  else last.after({ prop, value, ...more })
}
