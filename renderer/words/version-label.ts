/** The label of a version that no prompt made, in the interface's language. */
import type { Version } from '#shared/domain/project.ts'
import { restoredNumber } from '#shared/domain/restored-version.ts'
import { latin, locale, t } from './index.ts'

/** Labels that main gives, in English: what they say, and of which files. A prompt is never taken for one. */
const made: readonly [pattern: RegExp, say: (from: string, to: string) => string][] = [
  [/^(?:Created|Added) (.+)$/, (from) => t('history.made.added', { path: isolated(from) })],
  [/^Replaced (.+)$/, (from) => t('history.made.replaced', { path: isolated(from) })],
  [/^Deleted (.+)$/, (from) => t('history.made.deleted', { path: isolated(from) })],
  [/^Renamed (.+) to (.+)$/, (from, to) => t('history.made.renamed', { from: isolated(from), to: isolated(to) })],
  [/^Moved (.+) to the top folder$/, (from) => t('history.made.toTop', { path: isolated(from) })],
  [/^Moved (.+) to (.+)$/, (from, to) => t('history.made.moved', { from: isolated(from), to: isolated(to) })],
]

/** The version in a line: its prompt, or what was done by hand, in the interface's language. */
export function labelOf({ reason, label }: Pick<Version, 'reason' | 'label'>): string {
  if (reason === 'external') return t('history.made.external')
  const restored = restoredNumber({ reason, label })
  if (restored !== undefined) return t('history.made.restored', { number: restored })
  if (reason === 'direct') return directLabel(label) ?? label
  if (reason !== 'files') return label
  for (const [pattern, say] of made) {
    const [, from, to = ''] = pattern.exec(label) ?? []
    if (from !== undefined) return say(from, to)
  }
  return label
}

/** What was changed in the preview, and of which element; undefined where the label says something else. */
function directLabel(label: string): string | undefined {
  const [, what = '', tag = ''] = /^Changed the (.+) of (<.+>)$/.exec(label) ?? []
  const sorts = what.split(' and ')
  if (!sorts.every(isSort)) return undefined
  const said = new Intl.ListFormat(locale(), { type: 'conjunction' }).format(
    sorts.map((sort) => t(`history.made.sort.${sort}`)),
  )
  return t('history.made.direct', { what: said, element: latin(tag) })
}

function isSort(word: string): word is 'text' | 'colour' | 'spacing' {
  return word === 'text' || word === 'colour' || word === 'spacing'
}

/** A path stays from left to right in any sentence. */
function isolated(path: string): string {
  return `\u2068${path}\u2069`
}
