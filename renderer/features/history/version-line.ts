/** How a version is told to people. Pure. */
import type { Version } from '#shared/domain/project.ts'
import { locale as interfaceLocale, t } from '../../words/index.ts'

/** What made it, in a word or two. */
export function reasonText(reason: Version['reason']): string {
  return t(`history.reason.${reason}`)
}

/** What made it, where its label does not say it already; nothing for a prompt, which most are. */
export function reasonBeside({ reason }: Pick<Version, 'reason'>): string | undefined {
  return reason === 'external' || reason === 'restore' || reason === 'files' || reason === 'run'
    ? undefined
    : reasonText(reason)
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
