/** Numbers and dates as the chosen language writes them. */
import { useMemo } from 'react'
import type { Language } from './config'
import { useLanguage } from './preferences'

/** A day as it is stored: 2026-11-21, in the user's own time. */
export type Day = string

export function dayOf(date: Date): Day {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Noon of a day: far from every change of the clock. */
export const dateOf = (day: Day): Date => new Date(`${day.slice(0, 10)}T12:00:00`)

/** The day that was so many days ago. */
export function daysAgo(count: number): Day {
  const date = new Date()
  date.setDate(date.getDate() - count)
  return dayOf(date)
}

function formatsFor(language: Language) {
  const locale = language === 'ar' ? 'ar-u-nu-latn' : 'en'
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)
  const number = (options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)
  const whole = number({ maximumFractionDigits: 0 })
  const decimal = number({ maximumFractionDigits: 1 })
  const percent = number({ style: 'percent', maximumFractionDigits: 0 })
  const short = date({ day: 'numeric', month: 'short' })
  const numeric = date({ day: 'numeric', month: 'numeric' })
  const long = date({ day: 'numeric', month: 'short', year: 'numeric' })
  const weekday = date({ weekday: 'short' })
  const full = date({ weekday: 'long', day: 'numeric', month: 'long' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return {
    /** 1,234 */
    number: (value: number) => whole.format(value),
    /** 12.5 */
    decimal: (value: number) => decimal.format(value),
    /** 0.25 as 25% */
    percent: (value: number) => percent.format(value),
    /** $1,234.50; without the cents where they are not asked for. */
    money: (value: number, currency: string, cents = true) => {
      const digits = cents ? 2 : 0
      return number({ style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: digits, maximumFractionDigits: digits })
        .format(value)
        .replace('US$', '$')
    },
    /** Nov 21 */
    day: (day: Day) => short.format(dateOf(day)),
    /** 11/21 */
    shortDay: (day: Day) => numeric.format(dateOf(day)),
    /** Nov 21, 2026 */
    date: (day: Day) => long.format(dateOf(day)),
    /** Sat */
    weekday: (day: Day) => weekday.format(dateOf(day)),
    /** Saturday, November 21 */
    fullDay: (day: Day) => full.format(dateOf(day)),
    /** today, yesterday, 3 days ago; a date when it is longer ago than a week. */
    ago: (day: Day) => {
      const days = Math.round((dateOf(day).getTime() - dateOf(dayOf(new Date())).getTime()) / 86_400_000)
      return Math.abs(days) <= 7 ? relative.format(days, 'day') : long.format(dateOf(day))
    },
  }
}

export type Format = ReturnType<typeof formatsFor>

export function useFormat(): Format {
  const language = useLanguage()
  return useMemo(() => formatsFor(language), [language])
}
