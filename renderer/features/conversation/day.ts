/** When something was said, for people. Pure. */
import { locale, t } from '../../words/index.ts'

const place = (): string => (locale() === 'en' ? 'en-GB' : locale())

/** A number that is the same for all moments of one day, here. */
export function dayOf(at: number): number {
  const date = new Date(at)
  return date.getFullYear() * 10_000 + date.getMonth() * 100 + date.getDate()
}

/** "Today", "Yesterday", "Friday 20 November", with the year when it is another one. */
export function dayText(at: number, now: number): string {
  if (dayOf(at) === dayOf(now)) return t('conversation.today')
  const date = new Date(now)
  const yesterday = new Date(date.getFullYear(), date.getMonth(), date.getDate() - 1).getTime()
  if (dayOf(at) === dayOf(yesterday)) return t('conversation.yesterday')
  const sameYear = new Date(at).getFullYear() === date.getFullYear()
  return new Intl.DateTimeFormat(place(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at)
}

// Making a formatter costs far more than using it; the language stays the same as long as the page does.
let clock: Intl.DateTimeFormat | undefined

/** 14:32. */
export function clockText(at: number): string {
  clock ??= new Intl.DateTimeFormat(place(), { timeStyle: 'short' })
  return clock.format(at)
}
