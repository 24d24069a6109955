/** Numbers and times as people read them, in the interface's language. */
import { latin, locale, t } from '../words/index.ts'

// Making a formatter costs far more than using it, and figures are drawn anew in every frame of a stream. The language stays
// the same as long as the page does.
let counts: Intl.NumberFormat | undefined
let moments: Intl.DateTimeFormat | undefined

/** 1,204. */
export function formatCount(value: number): string {
  counts ??= new Intl.NumberFormat(locale())
  return counts.format(Math.round(value))
}

/** 0.4 s, 12 s, 3 min 5 s: one decimal below ten seconds. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000
  if (seconds < 9.95) return t('ui.seconds', { seconds: seconds.toFixed(1) })
  if (seconds < 59.5) return t('ui.seconds', { seconds: Math.round(seconds) })
  const total = Math.round(seconds)
  return t('ui.minutes', { minutes: Math.floor(total / 60), seconds: total % 60 })
}

/** 12 s, 1 min 5 s: what is left of a time, in whole seconds, and never none. */
export function formatSecondsLeft(untilMs: number, now: number): string {
  const total = Math.max(1, Math.ceil((untilMs - now) / 1000))
  if (total < 60) return t('ui.seconds', { seconds: total })
  return t('ui.minutes', { minutes: Math.floor(total / 60), seconds: total % 60 })
}

/** Below a second two decimals: the difference matters there. */
export function formatDurationPrecise(milliseconds: number): string {
  return milliseconds < 1000
    ? t('ui.seconds', { seconds: (milliseconds / 1000).toFixed(2) })
    : formatDuration(milliseconds)
}

/** "just now", "5 min ago", "yesterday", "12 Mar": how long ago, coarsely. */
export function formatAgo(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return t('ui.justNow')
  if (minutes < 60) return t('ui.minutesAgo', { count: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return t('ui.hoursAgo', { count: hours })
  const days = Math.floor(hours / 24)
  if (days === 1) return t('ui.yesterday')
  if (days < 7) return t('ui.daysAgo', { count: days })
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(dateLocale(), {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at)
}

/** The whole date and time, for a tooltip. */
export function formatMoment(at: number): string {
  moments ??= new Intl.DateTimeFormat(dateLocale(), { dateStyle: 'medium', timeStyle: 'short' })
  return moments.format(at)
}

let clocks: Intl.DateTimeFormat | undefined

/** 08:45:23. */
export function formatClock(at: number): string {
  clocks ??= new Intl.DateTimeFormat(dateLocale(), { timeStyle: 'medium' })
  return clocks.format(at)
}

/** The day before the month, as most of the world writes it. */
function dateLocale(): string {
  return locale() === 'en' ? 'en-GB' : locale()
}

let sums: Intl.NumberFormat | undefined

/** 2,297.23: as prices are written in dollars, in every language. */
function grouped(dollars: number): string {
  sums ??= new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return sums.format(dollars)
}

/** $2,297.23, $1.24, $0.02, $0.0031, <$0.0001: two figures where it is less than a cent. */
export function formatDollars(dollars: number): string {
  if (dollars > 0 && dollars < 0.0001) return latin('<$0.0001')
  if (dollars >= 999.995) return latin(`$${grouped(dollars)}`)
  const digits = dollars === 0 || dollars >= 0.0995 ? 2 : 1 - Math.floor(Math.log10(dollars))
  return latin(`$${dollars.toFixed(digits)}`)
}

/** 4.7 GB, 812 MB. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return latin(`${value >= 10 || step === 0 ? Math.round(value) : value.toFixed(1)} ${units[step]}`)
}
