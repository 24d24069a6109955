/** What a picked element is in a project's files, and where each of its looks would be changed. Pure. */
import {
  type LookName,
  lookNames,
  type NoDirect,
  type PickedElement,
  type PickedRule,
  type PickedSource,
} from '#shared/domain/pick.ts'
import type { CodePlace } from '#shared/domain/build.ts'
import type { ClassOptions } from './class-swap.ts'
import { declares, longhands } from './declarations.ts'
import { classesInJsx, elementsOf, findJsx, type JsxElement, textInJsx, whyNoClass } from './jsx-source.ts'
import { attribute, findInPage, parsePage, styleInPage, textInPage } from './page-source.ts'
import { isRefused, type LookWriter, type Refused, type TextWriter } from './splice.ts'
import { createFindRule, type FindRule, isOwnRule } from './style-rules.ts'
import { pageStyles, sheetsOf } from './style-texts.ts'
import { parse as parseStyle, type Root } from 'postcss'

export interface PickedApp {
  readonly files: ReadonlyMap<string, string>
  readonly element: PickedElement
  /** Of a React app: the element's places in the files as they were built; undefined for what is none of its own code. */
  readonly places: readonly (CodePlace | undefined)[]
  /** A change is for this element alone, not for a rule that others share. */
  readonly onlyThis?: boolean
}

/** Where it is, and who changes what of it. */
export interface Inspected {
  readonly source: PickedSource
  readonly text: TextWriter | Refused
  look(name: LookName): LookWriter | Refused
}

/** Lines of an element that are shown. */
const mostLines = 40

/** Undefined where none of the files has it. */
export function inspectPicked(app: PickedApp): Inspected | undefined {
  return inspectJsx(app) ?? inspectPage(app)
}

function inspectPage({ files, element, onlyThis = false }: PickedApp): Inspected | undefined {
  const path = pageOf(element.page, files)
  const html = path === undefined ? undefined : files.get(path)
  if (path === undefined || html === undefined) return undefined
  const page = parsePage(html)
  const found = findInPage(page, element)
  const at = found?.element.sourceCodeLocation
  if (found === undefined || at == null) return undefined
  const { element: node, exact } = found
  const style = attribute(node, 'style') ?? ''
  const inline = inlineOf(style)
  // What cannot be read cannot be written to.
  const own = inline === undefined ? ({ why: 'computed' } as const) : styleInPage(path, node)
  const styles = [...sheetsOf(files), ...pageStyles(path, html, page)]
  const writerOf = createFindRule(styles, (sheet, rule) => isSheet(sheet, rule, path))
  const look = (name: LookName): LookWriter | Refused => {
    if (!exact) return { why: 'script' }
    const isInline = inline === undefined ? mayDeclare(style, name) : declares(inline, name)
    if (onlyThis || isInline) return own
    return ruleFor(name, element.rules, writerOf) ?? own
  }
  const text = exact ? textInPage(path, html, node, element.text) : ({ why: 'script' } as const)
  const place = {
    start: at.startOffset,
    end: at.endOffset,
    line: at.startLine,
    column: at.startCol,
    endLine: at.endLine,
  }
  const source = sourceOf(path, html, place, node.tagName, exact ? 'exact' : 'around', [], text, look)
  return { source, text, look }
}

/** Of a style attribute; undefined where it is not CSS. */
function inlineOf(style: string): Root | undefined {
  try {
    return parseStyle(style)
  } catch {
    return undefined
  }
}

/** Of a style attribute that cannot be read: whether it speaks of that look. */
function mayDeclare(style: string, name: LookName): boolean {
  return style.toLowerCase().includes(name.replace(/[A-Z].*/, ''))
}

/** The rule that a look is to be changed in: the one that sets it now, or one for such elements that goes over that. */
function ruleFor(name: LookName, rules: readonly PickedRule[], writerOf: FindRule): LookWriter | undefined {
  const setsAt = rules.findLastIndex(({ sets }) => longhands[name].some((one) => sets.includes(one)))
  const setting = rules[setsAt]
  if (setting !== undefined && isOwnRule(setting)) return writerOf(setting)
  const other = rules.slice(setsAt + 1).findLast((rule) => rule.within === '' && isOwnRule(rule))
  return other && writerOf(other)
}

function inspectJsx({ files, element, places, onlyThis = false }: PickedApp): Inspected | undefined {
  const [first] = places
  const path = first?.file
  const text = path === undefined ? undefined : files.get(path)
  if (first === undefined || path === undefined || text === undefined) return undefined
  const elementsIn = elementsReader(files)
  const at = findJsx(elementsIn(path), first, element, element.own)
  const used = places.slice(1).flatMap((place) => usedAt(elementsIn, place))
  if (at === undefined) {
    const place = { start: 0, end: 0, line: first.line, column: first.column, endLine: first.line }
    const moved = { why: 'moved' } as const
    const source = sourceOf(path, text, place, element.tag, 'moved', used, moved, () => moved)
    return { source, text: moved, look: () => moved }
  }
  const writer = textOf(files, path, at.element, element.text, used)
  const look = looksOf(files, path, at.element, element, onlyThis)
  const found = element.own ? at.found : 'around'
  return { source: sourceOf(path, text, at.element, at.element.name, found, used, writer, look), text: writer, look }
}

interface Used {
  readonly path: string
  readonly line: number
  readonly element: JsxElement
}

type ElementsIn = (path: string) => readonly JsxElement[]

/** Reads each file once. */
function elementsReader(files: ReadonlyMap<string, string>): ElementsIn {
  const read = new Map<string, readonly JsxElement[]>()
  return (path) => {
    const elements = read.get(path) ?? elementsOf(path, files.get(path) ?? '')
    read.set(path, elements)
    return elements
  }
}

/** Components that the element stands for, where they are used. */
function usedAt(elementsIn: ElementsIn, place: CodePlace | undefined): Used[] {
  if (place === undefined) return []
  const element = elementsIn(place.file).find((one) => one.line === place.line && one.column === place.column)
  return element === undefined ? [] : [{ path: place.file, line: place.line, element }]
}

/** Where a component passes on what it is given, its text is written where it is used. */
function textOf(
  files: ReadonlyMap<string, string>,
  path: string,
  element: JsxElement,
  text: string | undefined,
  used: readonly Used[],
): TextWriter | Refused {
  const own = textInJsx(path, element, text)
  if (!isRefused(own) || own.why !== 'computed') return own
  const others = used.map((one) => textInJsx(one.path, one.element, text))
  return others.find((one) => !isRefused(one)) ?? own
}

function looksOf(
  files: ReadonlyMap<string, string>,
  path: string,
  jsx: JsxElement,
  { rules, size }: PickedElement,
  onlyThis: boolean,
): (name: LookName) => LookWriter | Refused {
  const styles = sheetsOf(files)
  const css = styles.map(({ text }) => text).join('\n')
  const options: ClassOptions = { view: size.view, hasColor: (name) => isThemeColor(css, name) }
  const hasTailwind = /@import\s+["']tailwindcss|@tailwind\b/.test(css)
  const classes = classesInJsx(path, jsx, options)
  const writerOf = createFindRule(styles)
  return (name) => {
    const setting = rules.findLast(({ sets }) => longhands[name].some((one) => sets.includes(one)))
    const rule = onlyThis ? undefined : setting && isOwnRule(setting) ? writerOf(setting) : undefined
    if (rule !== undefined && jsx.style === 'none') return rule
    if (hasTailwind) return whyNoClass(jsx, name, options) ?? classes
    const why: NoDirect = jsx.style === 'some' || jsx.className === 'computed' ? 'computed' : 'absent'
    return (jsx.style === 'none' ? ruleFor(name, rules, writerOf) : undefined) ?? { why }
  }
}

function isThemeColor(css: string, name: string): boolean {
  if (!name.startsWith('--color-')) return false
  const isPalette = /^--color-(?:white|black|[a-z]+-(?:50|950|[1-9]00))$/.test(name)
  return isPalette || [...css.matchAll(/@theme\b[^{]*\{([^}]*)\}/g)].some(([, body = '']) => body.includes(`${name}:`))
}

/** In a sheet of that name, or in the page's own. */
function isSheet(path: string, { sheet }: PickedRule, page: string): boolean {
  return sheet === '' ? path === page : path === sheet
}

function pageOf(address: string, files: ReadonlyMap<string, string>): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(address.replace(/[?#].*$/s, ''))
  } catch {
    return undefined
  }
  const tries = [path === '' || path.endsWith('/') ? `${path}index.html` : path, `${path}/index.html`]
  // A React app has one page for all of its addresses.
  return [...tries, ...(files.has('src/main.tsx') ? ['index.html'] : [])].find((one) => files.has(one))
}

interface Extent {
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
  readonly endLine: number
}

function sourceOf(
  path: string,
  text: string,
  { start, end, line, column, endLine }: Extent,
  tag: string,
  found: PickedSource['found'],
  used: readonly Used[],
  writer: TextWriter | Refused,
  look: Inspected['look'],
): PickedSource {
  const lines = text.split('\n').slice(line - 1, Math.min(endLine, line - 1 + mostLines))
  return {
    path,
    line,
    column,
    endLine,
    length: end - start,
    source: lines.join('\n').replaceAll('\r', '').slice(0, 4_000),
    tag,
    found,
    also: used.slice(0, 3).map((one) => ({ path: one.path, line: one.line })),
    text: isRefused(writer) ? writer : { path: writer.path, value: writer.value },
    look: Object.fromEntries(
      lookNames.map((name) => {
        const one = look(name)
        return [name, isRefused(one) ? one : one.target]
      }),
    ) as PickedSource['look'],
  }
}
