/** Finds lines that stand for code that a model left out: "rest of the code unchanged". Pure. */
import { extensionOf } from './file-names.ts'

export interface Elision {
  /** From 1. */
  readonly line: number
  readonly text: string
}

/** Prose may speak of anything. */
const prose = new Set(['md', 'txt', 'json', 'csv', 'svg'])

const comment = /(?:(?<![:\w])\/\/|\/\*+|<!--|^\s*#(?!\w))\s*(.*?)\s*(?:\*\/\s*\}?|-->)?\s*$/

const stuff =
  '(?:code|content|contents|styles?|css|html|js|javascript|script|functions?|methods?|implementation|logic|markup|' +
  'components?|handlers?|imports?|file|page|sections?|rules|everything(?: else)?|elements?|rows|items|fields|jsx|body)'
const dots = '(?:\\.{3}|…)'
const signs = [
  new RegExp(
    `^${dots}.*\\b(?:rest|remain\\w*|existing|previous|same|unchanged|omitted|other|continues?|before|above|keep|your|more)\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:rest|remain\\w*|existing|previous|same|unchanged|omitted|other|continues?|keep|your|more)\\b.*${dots}$`,
    'i',
  ),
  new RegExp(`\\b(?:rest|remainder) of (?:the |your |this |my |its )?(?:\\w+ ){0,2}${stuff}\\b`, 'i'),
  new RegExp(
    `\\b${stuff}\\b.{0,30}\\b(?:remains?|stays?|is|are|kept|left)\\b.{0,12}\\b(?:the same|unchanged|as[ -]is|as before|as (?:it|they) (?:was|were))\\b`,
    'i',
  ),
  new RegExp(
    `^(?:keep )?(?:the |your )?(?:existing|previous|original|same|unchanged|remaining) (?:\\w+ )?${stuff}(?: (?:here|above|below|unchanged|as before|goes here|continues|stays?))?[.:]?$`,
    'i',
  ),
  new RegExp(`\\b${stuff} (?:omitted|unchanged|truncated)\\b`, 'i'),
  /(?:باقي|بقية) (?:ال)?(?:كود|ملف|شيفرة|محتوى|صفحة|أنماط|دوال)|(?:كما (?:هو|هي|كان|كانت)|(?:من )?دون تغيير|بلا تغيير)\s*$/,
]

/** The first such line that was not there before. */
export function findElision(path: string, text: string, before: string): Elision | undefined {
  if (prose.has(extensionOf(path))) return undefined
  const known = new Set(before.split('\n').map((line) => line.trim()))
  const found = text.split('\n').findIndex((line) => !known.has(line.trim()) && isElision(line))
  return found < 0 ? undefined : { line: found + 1, text: text.split('\n')[found]?.trim() ?? '' }
}

function isElision(line: string): boolean {
  if (line.length > 400) return false
  if (/^\s*(?:\.{3}|…)\s*$/.test(line)) return true
  const said = comment.exec(line)?.[1]
  return said !== undefined && said !== '' && signs.some((sign) => sign.test(said))
}
