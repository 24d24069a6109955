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
export function findRule(
  styles: readonly StyleText[],
  rule: Pick<PickedRule, 'selector' | 'within' | 'count' | 'sets'>,
): LookWriter | undefined {
  for (const style of styles.toReversed()) {
    // The parser takes a byte order mark away, and counts without it.
    const mark = style.text.startsWith('\ufeff') ? 1 : 0
    const found = rulesOf(style.text.slice(mark)).findLast(
      (one) => plain(one.selector) === plain(rule.selector) && plain(conditionsOf(one)) === plain(rule.within),
    )
    const from = found?.source?.start?.offset
    const to = found?.source?.end?.offset
    if (found === undefined || from === undefined || to === undefined) continue
    const { path } = style
    const start = style.start + mark + from
    return {
      target: { how: 'rule', path, selector: rule.selector, count: rule.count },
      write(changes) {
        setDeclarations(found, changes)
        return { path, start, end: start + (to - from), text: found.toString() }
      },
    }
  }
  return undefined
}

/** A rule for such elements and no others, as they are: not for all of a kind, nor for a moment such as hovering. */
export function isOwnRule({ selector }: Pick<PickedRule, 'selector'>): boolean {
  const subject = selector.split(/[\s>+~]+/).at(-1) ?? ''
  return (
    /[.#]/.test(subject) &&
    !/,|::|:(?:hover|focus|active|visited|target|checked|disabled|has|is|where|not)/.test(selector)
  )
}

function rulesOf(css: string): Rule[] {
  let root: Root
  try {
    root = parse(css)
  } catch {
    return []
  }
  const rules: Rule[] = []
  root.walkRules((rule) => void rules.push(rule))
  return rules.filter((rule) => aroundOf(rule).every((node) => node.type === 'atrule'))
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
