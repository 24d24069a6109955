/** What a provider says went wrong, in whatever shape it says it, as one of Kiln's kinds of error. Pure. */
import { failure, type ErrorKind, type Failure } from '#shared/domain/error.ts'
import type { ProviderId } from '#shared/domain/model.ts'

export interface WireError {
  /** The provider's own words; empty when it has none. */
  readonly message: string
  /** The provider's codes and types, lower-case, in the order of how exact they are. */
  readonly codes: readonly string[]
  /** An HTTP status, of the answer or named inside it. */
  readonly status?: number
  readonly retryAfterMs?: number
}

/** Whom the error is about; copied into the failure. */
export interface WireContext {
  readonly provider: ProviderId
  readonly model?: string
  readonly requestId?: string
}

type Fields = Readonly<Record<string, unknown>>

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
}

function firstText(...values: readonly unknown[]): string {
  return values.find((value): value is string => typeof value === 'string' && value.trim() !== '')?.trim() ?? ''
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Reads an error out of parsed JSON; undefined when there is none in it. Knows `{error: {…}}`, `{error: "…"}`,
 * `{detail}`, `{errors: […]}`, flat objects, an array around any of them, and one provider's error quoted by another.
 */
export function readError(value: unknown): WireError | undefined {
  if (Array.isArray(value)) return readError(value[0])
  const outer = fieldsOf(value)
  if (outer === undefined) return undefined
  const inner = outer.error
  if (typeof inner === 'string' && inner.trim() !== '') {
    return describe({ ...outer, message: inner })
  }
  const fields = fieldsOf(inner)
  if (fields !== undefined) return describe(fields)
  if (Array.isArray(outer.errors)) return readError({ error: outer.errors[0] })
  if (outer.detail !== undefined && outer.detail !== null) return readDetail(outer)
  if (typeof outer.message === 'string' && outer.choices === undefined) return describe(outer)
  return undefined
}

function readDetail(outer: Fields): WireError {
  const list = Array.isArray(outer.detail) ? fieldsOf(outer.detail[0]) : fieldsOf(outer.detail)
  return describe({ ...outer, ...list, message: firstText(outer.detail, list?.message, list?.msg, list?.error, outer.title) })
}

function describe(fields: Fields): WireError {
  const metadata = fieldsOf(fields.metadata)
  const quoted = readQuoted(metadata?.raw)
  const own = firstText(fields.message, fields.msg, fields.error_description, fieldsOf(fields.message)?.message)
  const inside = fieldsOf(parseJson(own))
  const nested = inside === undefined ? undefined : readError(inside)
  const words = inside === undefined ? own : nested?.message
  const message = [words, quoted?.message].filter((part) => part).join(': ')
  const status = [fields.code, fields.status, fields.status_code, fields.http_code].map(Number).find((n) => n >= 400 && n < 600)
  const retryAfterMs = delayInBody(fields, metadata, message) ?? quoted?.retryAfterMs ?? nested?.retryAfterMs
  return {
    message,
    codes: [fields.code, fields.type, fields.status, metadata?.error_type, ...(quoted?.codes ?? []), ...(nested?.codes ?? [])]
      .filter((code): code is string => typeof code === 'string')
      .map((code) => code.toLowerCase()),
    ...(status === undefined ? {} : { status }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}

function readQuoted(raw: unknown): WireError | undefined {
  if (typeof raw !== 'string') return readError(raw)
  const parsed = parseJson(raw)
  if (parsed !== undefined) return readError(parsed)
  return raw.trim() === '' ? undefined : { message: plainWords(raw), codes: [] }
}

/**
 * A body that is not JSON as words: a page's title, the message of JSON that was cut off, or the text itself; short
 * and on one line.
 */
export function plainWords(body: string): string {
  if (/^\s*[{[]/.test(body)) {
    const message = parseJson(/"message"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(body)?.[1] ?? '""')
    return typeof message === 'string' ? message : ''
  }
  const title = /<title[^>]*>([^<]*)</i.exec(body)?.[1]
  const text = title ?? body.replace(/<(script|style)[\s\S]*?(<\/\1>|$)/gi, ' ').replace(/<[^>]*>/g, ' ')
  const words = text.replace(/\s+/g, ' ').trim()
  return words.length > 300 ? `${words.slice(0, 300)}…` : words
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** "48s", "1.5s", "350ms", "6m0s" in milliseconds. */
function readDuration(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h)/g)]
  if (parts.length === 0) return undefined
  return Math.round(parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0))
}

function delayInBody(fields: Fields, metadata: Fields | undefined, message: string): number | undefined {
  const details = Array.isArray(fields.details) ? fields.details : []
  const retryDelay = details.map((detail) => fieldsOf(detail)?.retryDelay).find((delay) => typeof delay === 'string')
  if (retryDelay !== undefined) return readDuration(retryDelay)
  const headers = fieldsOf(metadata?.headers)
  const said = headers?.['Retry-After'] ?? headers?.['retry-after'] ?? fields.retry_after ?? metadata?.retry_after_seconds
  const seconds = said === undefined || said === null ? Number.NaN : Number(said)
  if (seconds >= 0) return Math.round(seconds * 1000)
  const words = /(?:try again|retry|wait)\D{0,20}?((?:\d+(?:\.\d+)?\s*(?:ms|s|m|h)(?:econds?|inutes?|ours?)?\s*)+)/i.exec(message)?.[1]
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

const kindsByCode: readonly (readonly [ErrorKind, RegExp])[] = [
  ['quota', /insufficient_(quota|credits?|balance)|exceeded_quota|quota_exceeded|billing|payment_required|credits_exhausted/],
  ['context-too-long', /context_length|context_window|exceed_context_size|request_too_large|string_above_max_length/],
  ['model-not-found', /model_?not_?found|unknown_model|invalid_model|model_not_available|model_decommissioned/],
  ['refused', /content_filter|content_policy|moderation|safety_violation|prohibited_content/],
  ['auth', /invalid_api_key|api_key_invalid|authentication|unauthori[sz]ed|unauthenticated|permission|invalid_token|access_denied/],
  ['rate-limited', /rate_?limit|too_many_requests|resource_exhausted/],
  ['overloaded', /overloaded|over_capacity|unavailable|capacity|server_busy|^timeout$|deadline_exceeded/],
]

const kindsByWords: readonly (readonly [ErrorKind, RegExp])[] = [
  ['context-too-long', /context (length|window|size)|maximum context|prompt is too long|too many (input )?tokens|exceeds? the (available )?context/i],
  ['model-not-found', /model\b.{0,80}(not found|not exist|is not (supported|available)|unknown|decommissioned|not a valid)|(unknown|invalid|no such) model|not a valid model/i],
  ['auth', /api[ _-]?key|unauthori[sz]ed|authenticat|invalid token|access denied|permission/i],
  ['refused', /content (filter|policy|management)|flagged|moderation/i],
]

const quotaWords = /insufficient|credit|balance|billing|payment|exceeded_quota/i
const overloadedWords = /overloaded|over capacity|temporarily unavailable|too busy|server busy/i
const rateWords = /rate limit|too many requests/i

/** The kind of an error by its codes, its status and its words, in this order of trust. */
export function errorKind(error: WireError): ErrorKind {
  const { codes, message, status } = error
  for (const [kind, pattern] of kindsByCode) {
    if (codes.some((code) => pattern.test(code))) return kind
  }
  if (status === 402) return 'quota'
  if (status === 429) return error.retryAfterMs === undefined && quotaWords.test(message) ? 'quota' : 'rate-limited'
  if (status === 413) return 'context-too-long'
  if (status === 401) return 'auth'
  if (status === 408 || status === 502 || status === 503 || status === 504 || status === 529) return 'overloaded'
  if (status === undefined || status < 500) {
    const known = kindsByWords.find(([, pattern]) => pattern.test(message))
    if (known !== undefined) return known[0]
  }
  if (overloadedWords.test(message)) return 'overloaded'
  if (rateWords.test(message)) return 'rate-limited'
  if (status === 403) return 'auth'
  if (status === 404) return 'not-found'
  if (status !== undefined && status >= 400 && status < 500) return 'bad-request'
  return 'provider'
}

const plainSentences: Readonly<Partial<Record<ErrorKind, string>>> = {
  auth: 'The provider refused the key. Check it in Settings.',
  quota: 'The provider says that the credit or quota is used up.',
  'rate-limited': 'Too many requests for now. Wait a moment, then try again.',
  overloaded: 'The provider is overloaded or down for now. Try again in a moment.',
  'not-found': 'The server has nothing at this address. Check the base URL: it usually ends in /v1.',
}

/** The failure to throw. Its message is the provider's own, or a sentence of Kiln's where the provider has none. */
export function wireFailure(error: WireError, context: WireContext): Failure {
  const kind = errorKind(error)
  const { status, retryAfterMs } = error
  const inStatus = status === undefined ? '' : ` (status ${status})`
  // An internal error of the server often passes; the default of the kind `provider` is that it does not.
  const passing = kind === 'provider' && status !== undefined && status >= 500
  return failure(kind, error.message || plainSentences[kind] || `The provider failed without saying why${inStatus}.`, {
    ...context,
    ...(passing ? { retryable: true } : {}),
    ...(status === undefined ? {} : { status }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
}
