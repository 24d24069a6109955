/** How the history's figures are told. Pure. */
import { costOf } from '#shared/domain/cost.ts'
import type { VersionFacts } from '#shared/domain/history.ts'
import type { Version } from '#shared/domain/project.ts'
import { formatDollars, formatDuration } from '../../ui/format.ts'
import { locale, t } from '../../words/index.ts'

/** Versions of one day, here, newest first. */
export interface Day {
  readonly at: number
  readonly versions: readonly Version[]
}

/** In the order given, which is newest first. */
export function daysOf(versions: readonly Version[]): readonly Day[] {
  const days: { at: number; versions: Version[] }[] = []
  for (const version of versions) {
    const day = days.at(-1)
    if (day !== undefined && isSameDay(day.at, version.createdAt)) day.versions.push(version)
    else days.push({ at: version.createdAt, versions: [version] })
  }
  return days
}

/** "Today", "Yesterday", "Friday 20 November". */
export function dayName(at: number, now: number): string {
  if (isSameDay(at, now)) return t('history.today')
  const today = new Date(now)
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1)
  if (isSameDay(at, yesterday.getTime())) return t('history.yesterday')
  return new Date(at).toLocaleDateString(place(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(new Date(at).getFullYear() === today.getFullYear() ? {} : { year: 'numeric' }),
  })
}

/** 14:32. */
export function clockOf(at: number): string {
  return new Date(at).toLocaleTimeString(place(), { timeStyle: 'short' })
}

/** How long its answer took and what it cost, as far as there is something to say. */
export function figuresOf(facts: VersionFacts | undefined): readonly string[] {
  if (facts?.model === undefined) return []
  const { ms, cost } = facts
  return [...(ms === undefined ? [] : [formatDuration(ms)]), ...costWords(facts.model, cost)]
}

function costWords(model: NonNullable<VersionFacts['model']>, cost: VersionFacts['cost']): readonly string[] {
  if (cost?.nothing !== undefined) return cost.nothing === 'no-model' ? [] : [t('history.free')]
  if (cost !== undefined) return [formatDollars(cost.usd)]
  return costOf(model, undefined).kind === 'unknown' ? [t('history.costUnknown')] : []
}

function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString()
}

function place(): string {
  return locale() === 'en' ? 'en-GB' : locale()
}
