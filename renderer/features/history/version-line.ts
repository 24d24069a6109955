/** How a version is told to people. Pure. */
import type { Version } from '#shared/domain/project.ts'
import { locale as interfaceLocale, t } from '../../words/index.ts'

/** What made it, in a word or two. */
export function reasonText(reason: Version['reason']): string {
  return t(`history.reason.${reason}`)
}

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
  const restored = reason === 'restore' ? /(\d+)$/.exec(label)?.[1] : undefined
  if (restored !== undefined) return t('history.made.restored', { number: restored })
  if (reason !== 'files') return label
  for (const [pattern, say] of made) {
    const [, from, to = ''] = pattern.exec(label) ?? []
    if (from !== undefined) return say(from, to)
  }
  return label
}

/** What made it, where its label does not say it already; nothing for a prompt, which most are. */
export function reasonBeside({ reason }: Pick<Version, 'reason'>): string | undefined {
  return reason === 'external' || reason === 'restore' || reason === 'files' || reason === 'run'
    ? undefined
    : reasonText(reason)
}

/** A path stays from left to right in any sentence. */
function isolated(path: string): string {
  return `\u2068${path}\u2069`
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** "now", "5 min", "3 h", then the date and time. */
export function timeText(at: number, now: number, locale: string = placeOf(interfaceLocale())): string {
  const age = now - at
  if (age < minute) return t('history.now')
  if (age < hour) return t('history.minutes', { count: Math.floor(age / minute) })
  if (age < day) return t('history.hours', { count: Math.floor(age / hour) })
  return new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })
}

/** The day before the month, as most of the world writes it. */
function placeOf(interfaceLanguage: string): string {
  return interfaceLanguage === 'en' ? 'en-GB' : interfaceLanguage
}
