/** How a version is told to people. Pure. */
import type { Version } from '#shared/domain/project.ts'

const reasons: Readonly<Record<Version['reason'], string>> = {
  run: 'prompt',
  save: 'saved by hand',
  restore: 'restored',
  draft: 'kept draft',
  external: 'changed outside Kiln',
}

/** What made it, in a word or two. */
export function reasonText(reason: Version['reason']): string {
  return reasons[reason]
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** "now", "5 min", "3 h", then the date and time in the reader's own way. */
export function timeText(at: number, now: number, locale?: string): string {
  const age = now - at
  if (age < minute) return 'now'
  if (age < hour) return `${Math.floor(age / minute)} min`
  if (age < day) return `${Math.floor(age / hour)} h`
  return new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })
}
