/** The kind of a provider's error, by its codes, its status and its words. Pure. */
import type { ErrorKind } from '#shared/domain/error.ts'
import type { WireError } from './wire-error.ts'

const kindsByCode: readonly (readonly [ErrorKind, RegExp])[] = [
  [
    'quota',
    /insufficient_(quota|credits?|balance)|exceeded_quota|quota_exceeded|billing|payment_required|credits_exhausted|spend_limit|quota_per_day/,
  ],
  ['context-too-long', /context_length|context_window|exceed_context_size|request_too_large|string_above_max_length/],
  ['model-not-found', /model_?not_?found|unknown_model|invalid_model|model_not_available|model_decommissioned/],
  ['refused', /content_filter|content_policy|moderation|safety_violation|prohibited_content/],
  [
    'auth',
    /invalid_api_key|api_key_invalid|authentication|unauthori[sz]ed|unauthenticated|permission|invalid_token|access_denied/,
  ],
  ['rate-limited', /rate_?limit|too_many_requests|resource_exhausted/],
  [
    'overloaded',
    /overloaded|over_capacity|unavailable|capacity|server_busy|^timeout(_error)?$|deadline_exceeded|gateway_timeout|bad_gateway/,
  ],
]

const kindsByWords: readonly (readonly [ErrorKind, RegExp])[] = [
  ['quota', /credit balance|reached your specified .{0,20}usage limits/i],
  [
    'context-too-long',
    /context (length|window|size|limit)|maximum context|prompt is too long|too many (input )?tokens|exceeds? the (available )?context|exceeds the maximum number of tokens/i,
  ],
  [
    'model-not-found',
    /models?\b.{0,80}(not found|not exist|is not (supported|available)|unknown|decommissioned|not a valid)|(unknown|invalid|no such) model|no (allowed )?(endpoints|providers) (found|are available)|not a valid model|^model: \S+$/i,
  ],
  ['auth', /api[ _-]?key|unauthori[sz]ed|authenticat|invalid token|access denied|permission/i],
  ['refused', /content (filter|policy|management)|flagged|moderation/i],
]

const tooLargeWords = /request too large/i
const perDayWords = /\bper[- ]day\b/i
const quotaWords = /insufficient|credit|balance|billing|payment|exceeded_quota/i
const overloadedWords = /overloaded|over capacity|temporarily unavailable|too busy|server busy/i
const rateWords = /rate limit|too many requests/i

/** The kind of an error by its codes, its status and its words, in this order of trust. */
export function errorKind(error: WireError): ErrorKind {
  const { codes, message, status } = error
  // Some say that a request is over a minute's limit of tokens by itself: to wait would not make it fit.
  if (tooLargeWords.test(message)) return 'context-too-long'
  // Cerebras calls its limits a minute a quota.
  if (codes.some((code) => /^(request|token)_quota_exceeded$/.test(code)) && !/per day/i.test(message))
    return 'rate-limited'
  for (const [kind, pattern] of kindsByCode) {
    if (codes.some((code) => pattern.test(code))) return kind
  }
  if (status === 402) return 'quota'
  if (status === 429 && perDayWords.test(message)) return 'quota'
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
