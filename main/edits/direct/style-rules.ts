/** Finds the rule of a stylesheet that a running page tells of, and changes it. Pure. */
import { type AtRule, type Node, parse, type Root, type Rule } from 'postcss'
import type { PickedRule } from '#shared/domain/pick.ts'
import { setDeclarations } from './declarations.ts'
import type { LookWriter } from './splice.ts'

/** A piece of CSS in a file: all of a stylesheet, or one of a page's own. */
export interface StyleText {
  readonly path: string
  /** Where it begins in the file. */
  readonly start: number
  readonly text: string
}

/** Undefined where there is none, or none that a parser can read. The last one counts, as it does for a browser. */
export type FindRule = (rule: PickedRule) => LookWriter | undefined

/**
 * Reads each of the styles once, when it is first looked at; what is written in one place has one writer. `isIn`: whether a
 * rule may stand in that file.
 */
export function createFindRule(
  styles: readonly StyleText[],
  isIn: (path: string, rule: PickedRule) => boolean = () => true,
): FindRule {
  const read = new Map<StyleText, readonly WrittenRule[]>()
  const writers = new Map<Rule, LookWriter>()
  const rulesIn = (style: StyleText): readonly WrittenRule[] => {
    const rules = read.get(style) ?? rulesOf(style)
    read.set(style, rules)
    return rules
  }
  return (rule) => {
    const key = keyOf(rule.selector, rule.within)
    for (const style of styles.toReversed()) {
      if (!isIn(style.path, rule)) continue
      const one = rulesIn(style).findLast((other) => other.key === key)
      const writer = one && (writers.get(one.rule) ?? writerOf(style, one.rule, rule))
      if (one === undefined || writer === undefined) continue
      writers.set(one.rule, writer)
      return writer
    }
    return undefined
  }
}

function writerOf(style: StyleText, written: Rule, { selector, count }: PickedRule): LookWriter | undefined {
  const from = written.source?.start?.offset
  const to = written.source?.end?.offset
  if (from === undefined || to === undefined) return undefined
  const { path } = style
  const start = style.start + markOf(style) + from
  return {
    target: { how: 'rule', path, selector, count },
    write(changes) {
      setDeclarations(written, changes)
      return { path, start, end: start + (to - from), text: written.toString() }
    },
  }
}

/** The parser takes a byte order mark away, and counts without it. */
function markOf({ text }: StyleText): number {
  return text.startsWith('\ufeff') ? 1 : 0
}

/** A rule for such elements and no others, as they are: not for all of a kind, nor for a moment such as hovering. */
export function isOwnRule({ selector }: Pick<PickedRule, 'selector'>): boolean {
  const subject = selector.split(/[\s>+~]+/).at(-1) ?? ''
  return (
    /[.#]/.test(subject) &&
    !/,|::|:(?:hover|focus|active|visited|target|checked|disabled|has|is|where|not)/.test(selector)
  )
}

interface WrittenRule {
  readonly rule: Rule
  /** The same for the same selector under the same conditions. */
  readonly key: string
}

function keyOf(selector: string, within: string): string {
  return `${plain(selector)}\n${plain(within)}`
}

function rulesOf(style: StyleText): readonly WrittenRule[] {
  let root: Root
  try {
    root = parse(style.text.slice(markOf(style)))
  } catch {
    return []
  }
  const rules: Rule[] = []
  root.walkRules((rule) => void rules.push(rule))
  return rules
    .filter((rule) => aroundOf(rule).every((node) => node.type === 'atrule'))
    .map((rule) => ({ rule, key: keyOf(rule.selector, conditionsOf(rule)) }))
}

function conditionsOf(rule: Rule): string {
  return aroundOf(rule)
    .map((node) => node as AtRule)
    .filter(({ name }) => !/^layer$/i.test(name))
    .map(({ params }) => params)
    .join(' ')
}

/** What it stands in, from the outside. */
function aroundOf(rule: Rule): Node[] {
  const around: Node[] = []
  for (let node: Node | undefined = rule.parent; node !== undefined && node.type !== 'root'; node = node.parent) {
    around.unshift(node)
  }
  return around
}

/** As browsers write it again, more or less. */
function plain(css: string): string {
  return css
    .toLowerCase()
    .replace(/\/\*[^]*?\*\//g, ' ')
    .replaceAll("'", '"')
    .replace(/\s+/g, ' ')
    .replace(/\s*([>+~,:()=])\s*/g, '$1')
    .trim()
}
