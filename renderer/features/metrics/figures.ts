/** Figures of requests as people read them. */
import type { RequestRow } from '#shared/domain/metrics.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import { formatClock, formatCount, formatDuration, formatDurationPrecise } from '../../ui/format.ts'
import { locale, t } from '../../words/index.ts'

/** 0.2 ms, 38 ms, 0.41 s, 2.9 s. */
export function formatTime(ms: number): string {
  if (ms < 10) return t('metrics.milliseconds', { ms: Number(ms.toFixed(1)) })
  if (ms < 100) return t('metrics.milliseconds', { ms: Math.round(ms) })
  return formatDurationPrecise(ms)
}

/** 180 ms, 1.2 s: parts of a request, which are short. */
export function formatStep(ms: number): string {
  return ms >= 100 && ms < 1000 ? t('metrics.milliseconds', { ms: Math.round(ms) }) : formatTime(ms)
}

/** Of a share from 0 to 1: 0 %, 0.43 %, 33.7 %: exact enough to be held against a target. */
export function formatShare(share: number): string {
  const percent = share * 100
  return t('metrics.percent', { percent: Number(percent.toFixed(percent < 10 ? 2 : 1)) })
}

/** 950, 12.4k, 3.1M. */
export function formatAmount(count: number): string {
  if (count < 10_000) return formatCount(count)
  amounts ??= new Intl.NumberFormat(locale(), { notation: 'compact', maximumFractionDigits: 1 })
  return amounts.format(count)
}

let amounts: Intl.NumberFormat | undefined
let days: Intl.DateTimeFormat | undefined
let dayTimes: Intl.DateTimeFormat | undefined
let times: Intl.DateTimeFormat | undefined

/** 14:02:11 today, 12 Mar, 14:02 on other days. */
export function formatWhen(at: number, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString() ? formatClock(at) : formatDayTime(at)
}

/** 12 Mar. */
export function formatDay(at: number): string {
  days ??= new Intl.DateTimeFormat(dateLocale(), { day: 'numeric', month: 'short' })
  return days.format(at)
}

/** 12 Mar, 14:02. */
export function formatDayTime(at: number): string {
  dayTimes ??= new Intl.DateTimeFormat(dateLocale(), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  return dayTimes.format(at)
}

/** 14:02. */
export function formatHour(at: number): string {
  times ??= new Intl.DateTimeFormat(dateLocale(), { hour: '2-digit', minute: '2-digit' })
  return times.format(at)
}

function dateLocale(): string {
  return locale() === 'en' ? 'en-GB' : locale()
}

const purposes = ['app', 'edit', 'plan', 'screen', 'continuation', 'summary', 'repair', 'fix', 'image'] as const

/** What a request was for; a purpose that the interface knows no word for is named as it is. */
export function purposeText(purpose: string): string {
  const known = purposes.find((name) => name === purpose)
  return known === undefined ? purpose : t(`metrics.purpose.${known}`)
}

/** How a request ended, in a word; `tone` colours it besides. */
export function outcomeOf({ outcome, cache }: Pick<RequestRow, 'outcome' | 'cache'>): {
  readonly text: string
  readonly tone: 'ok' | 'bad' | 'info' | 'faint' | 'live'
} {
  if (outcome === 'done' && cache === 'hit') return { text: t('metrics.outcomes.cached'), tone: 'info' }
  if (outcome === 'done' && cache === 'joined') return { text: t('metrics.outcomes.joined'), tone: 'info' }
  const tones = { live: 'live', done: 'ok', failed: 'bad', cancelled: 'faint' } as const
  return { text: t(`metrics.outcomes.${outcome}`), tone: tones[outcome] }
}

/** The model that a request counts for. */
export function servedOf({
  served,
  asked,
}: {
  readonly served?: ModelRef | undefined
  readonly asked: ModelRef
}): ModelRef {
  return served ?? asked
}

/** 1,204 / 310; a dash for what is not known. In the page's direction, as the column's title: never in a `bdi`. */
export function tokensText({ inputTokens, outputTokens }: RequestRow): string {
  if (inputTokens === undefined && outputTokens === undefined) return '–'
  const part = (count: number | undefined): string => (count === undefined ? '–' : formatCount(count))
  return `${part(inputTokens)} / ${part(outputTokens)}`
}

/** Long times for tiles: 3.1 s, 1 min 5 s. */
export function formatLong(ms: number): string {
  return ms < 1000 ? formatTime(ms) : formatDuration(ms)
}

/** How many, for a text whose form depends on it. */
export function counted(count: number): { readonly count: number; readonly amount: string } {
  return { count, amount: formatCount(count) }
}
