/** What a provider says went wrong, in whatever shape it says it, as one of Kiln's kinds of error. Pure. */
import { failure, type ErrorKind, type Failure } from '#shared/domain/error.ts'
import type { ProviderId } from '#shared/domain/model.ts'
import { errorKind } from './error-kind.ts'
import { fieldsOf, numberOf, parseJson, type Fields } from './fields.ts'
import { delayInBody } from './retry-delay.ts'

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

/** Errors in errors, as gateways wrap them; what is deeper only means to fill the stack. */
const mostLevels = 6
/** In characters; some servers repeat the whole request. */
const longestMessage = 1000

function firstText(...values: readonly unknown[]): string {
  return values.find((value): value is string => typeof value === 'string' && value.trim() !== '')?.trim() ?? ''
}

/**
 * Reads an error out of parsed JSON; undefined when there is none in it. Knows `{error: {…}}`, `{error: "…"}`,
 * `{detail}`, `{errors: […]}`, flat objects, an array around any of them, and one provider's error quoted by another.
 */
export function readError(value: unknown, levels = mostLevels): WireError | undefined {
  if (levels === 0) return undefined
  if (Array.isArray(value)) return readError(value[0], levels - 1)
  const outer = fieldsOf(value)
  if (outer === undefined) return undefined
  const inner = outer.error
  if (typeof inner === 'string' && inner.trim() !== '') {
    return describe({ ...outer, message: inner }, levels)
  }
  const fields = fieldsOf(inner)
  if (fields !== undefined) return describe(fields, levels)
  if (Array.isArray(outer.errors)) return readError({ error: outer.errors[0] }, levels - 1)
  if (outer.detail !== undefined && outer.detail !== null) return readDetail(outer, levels)
  if (outer.choices !== undefined) return undefined
  if (typeof outer.message === 'string') return describe(outer, levels)
  // Mistral: {"object": "error", "message": {"detail": […]}}.
  return fieldsOf(outer.message) === undefined ? undefined : readError(outer.message, levels - 1)
}

function readDetail(outer: Fields, levels: number): WireError {
  const list = Array.isArray(outer.detail) ? fieldsOf(outer.detail[0]) : fieldsOf(outer.detail)
  const message = firstText(outer.detail, list?.message, list?.msg, list?.error, outer.title)
  return describe({ ...outer, ...list, message }, levels)
}

function describe(fields: Fields, levels: number): WireError {
  const metadata = fieldsOf(fields.metadata)
  const quoted = readQuoted(metadata?.raw, levels)
  const own = firstText(fields.message, fields.msg, fields.error_description, fieldsOf(fields.message)?.message)
  const inside = fieldsOf(parseJson(own))
  const nested = inside === undefined ? undefined : readError(inside, levels - 1)
  const words = inside === undefined ? own : nested?.message
  const message = [words, quoted?.message].filter((part) => part).join(': ')
  const status = [fields.code, fields.status, fields.status_code, fields.http_code]
    .map(numberOf)
    .find((n) => n >= 400 && n < 600)
  const retryAfterMs = delayInBody(fields, metadata, message) ?? quoted?.retryAfterMs ?? nested?.retryAfterMs
  return {
    message,
    codes: [
      fields.code,
      fields.type,
      fields.status,
      metadata?.error_type,
      ...detailCodes(fields.details),
      ...(quoted?.codes ?? []),
      ...(nested?.codes ?? []),
    ]
      .filter((code): code is string => typeof code === 'string')
      .map((code) => code.toLowerCase()),
    ...(status === undefined ? {} : { status }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}

/** Anthropic's `details.error_code`; Google's list, of which some give a reason and some the quotas that are used up. */
function detailCodes(details: unknown): readonly unknown[] {
  if (!Array.isArray(details)) return [fieldsOf(details)?.error_code]
  return details.flatMap((detail: unknown) => {
    const { reason, violations } = fieldsOf(detail) ?? {}
    const exhausted = Array.isArray(violations) && violations.some(isLasting)
    return exhausted ? [reason, 'quota_per_day'] : [reason]
  })
}

/** A quota that no wait of minutes gives back: one for the whole day, or one of nothing at all. */
function isLasting(violation: unknown): boolean {
  const { quotaId, quotaValue } = fieldsOf(violation) ?? {}
  return (typeof quotaId === 'string' && quotaId.includes('PerDay')) || quotaValue === '0'
}

function readQuoted(raw: unknown, levels: number): WireError | undefined {
  if (typeof raw !== 'string') return readError(raw, levels - 1)
  const parsed = parseJson(raw)
  if (parsed !== undefined) return readError(parsed, levels - 1)
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
  const internal = error.codes.some((code) => /^(api_error|server_error|internal(_server_error|_error)?)$/.test(code))
  const passing = kind === 'provider' && (status === undefined ? internal : status >= 500)
  return failure(
    kind,
    shortened(error.message) || plainSentences[kind] || `The provider failed without saying why${inStatus}.`,
    {
      ...context,
      ...(passing ? { retryable: true } : {}),
      ...(status === undefined ? {} : { status }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
  )
}

function shortened(message: string): string {
  return message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message
}
