/** How long to wait before the next try, in all the ways that providers say it. Pure. */
import { fieldsOf, numberOf, type Fields } from './fields.ts'

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** "48s", "1.5s", "350ms", "6m0s" in milliseconds; undefined for words that name no duration. */
export function readDuration(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h)/g)]
  if (parts.length === 0) return undefined
  return Math.round(parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0))
}

/** The wait that an error's own fields or words ask for, in milliseconds. */
export function delayInBody(fields: Fields, metadata: Fields | undefined, message: string): number | undefined {
  const details = Array.isArray(fields.details) ? fields.details : []
  const retryDelay = details.map((detail) => fieldsOf(detail)?.retryDelay).find((delay) => typeof delay === 'string')
  if (retryDelay !== undefined) return readDuration(retryDelay)
  const headers = fieldsOf(metadata?.headers)
  const said =
    headers?.['Retry-After'] ?? headers?.['retry-after'] ?? fields.retry_after ?? metadata?.retry_after_seconds
  const seconds = numberOf(said)
  if (seconds >= 0) return Math.round(seconds * 1000)
  // OpenRouter: when its limit begins anew, in milliseconds since 1970.
  const reset = numberOf(headers?.['X-RateLimit-Reset'])
  if (reset >= 1e12) return Math.max(0, reset - Date.now())
  const words =
    /(?:try again|retry|wait)\D{0,20}?((?:\d+(?:\.\d+)?\s*(?:ms|s|m|h)(?:econds?|inutes?|ours?)?\s*)+)/i.exec(
      message,
    )?.[1]
  return words === undefined ? undefined : readDuration(words.toLowerCase())
}

/** The wait that headers ask for, in milliseconds: `retry-after-ms`, or `Retry-After` in seconds or as a date. */
export function delayInHeaders(header: (name: string) => string | undefined, now: number): number | undefined {
  const milliseconds = Number(header('retry-after-ms') ?? Number.NaN)
  if (milliseconds >= 0) return Math.round(milliseconds)
  const value = header('retry-after')?.trim()
  if (value === undefined || value === '') return undefined
  if (Number(value) >= 0) return Math.round(Number(value) * 1000)
  const date = Date.parse(value)
  return Number.isNaN(date) || /^-?\d/.test(value) ? undefined : Math.max(0, date - now)
}
