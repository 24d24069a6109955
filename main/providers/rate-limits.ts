/** What a provider's headers tell of what it still allows. Pure. */
import type { RateLimit, RateLimits } from './provider.ts'
import { readDuration } from './retry-delay.ts'

type Header = (name: string) => string | undefined

/** Undefined when the headers tell nothing. Of several limits of one sort, the one over the shortest time counts. */
export function readRateLimits(header: Header, now: number): RateLimits | undefined {
  const requests =
    firstLimit(requestNames, (name) => openAiLimit(header, name, now)) ??
    anthropicLimit(header, 'requests', now) ??
    plainLimit(header, 'x-ratelimit', now) ??
    structuredLimit(header) ??
    plainLimit(header, 'ratelimit', now)
  const tokens =
    firstLimit(tokenNames, (name) => openAiLimit(header, name, now)) ??
    anthropicLimit(header, 'tokens', now) ??
    tighter(anthropicLimit(header, 'input-tokens', now), anthropicLimit(header, 'output-tokens', now))
  if (requests === undefined && tokens === undefined) return undefined
  return { ...(requests === undefined ? {} : { requests }), ...(tokens === undefined ? {} : { tokens }) }
}

/** OpenAI, Groq and Azure name no time; Cerebras and Mistral do. */
const requestNames = ['requests', 'requests-minute', 'req-minute', 'requests-hour', 'requests-day'] as const
const tokenNames = ['tokens', 'tokens-minute', 'tokens-5-minute', 'tokens-hour', 'tokens-day'] as const

function firstLimit(names: readonly string[], read: (name: string) => RateLimit | undefined): RateLimit | undefined {
  for (const name of names) {
    const limit = read(name)
    if (limit !== undefined) return limit
  }
  return undefined
}

/** `x-ratelimit-limit-requests`, `x-ratelimit-remaining-requests`, `x-ratelimit-reset-requests`. */
function openAiLimit(header: Header, name: string, now: number): RateLimit | undefined {
  return limitOf(
    header(`x-ratelimit-limit-${name}`),
    header(`x-ratelimit-remaining-${name}`),
    header(`x-ratelimit-reset-${name}`),
    now,
  )
}

/** `anthropic-ratelimit-requests-limit`, …`-remaining`, …`-reset` with a date. */
function anthropicLimit(header: Header, name: string, now: number): RateLimit | undefined {
  const prefix = `anthropic-ratelimit-${name}`
  return limitOf(header(`${prefix}-limit`), header(`${prefix}-remaining`), header(`${prefix}-reset`), now)
}

/** `x-ratelimit-limit` (OpenRouter, Together) and `ratelimit-limit` (IETF drafts up to 7), which count requests. */
function plainLimit(header: Header, prefix: string, now: number): RateLimit | undefined {
  return limitOf(header(`${prefix}-limit`), header(`${prefix}-remaining`), header(`${prefix}-reset`), now)
}

/** `RateLimit: limit=100, remaining=50, reset=30`, or `RateLimit: "name";r=50;t=30` with its policy's `q=100`. */
function structuredLimit(header: Header): RateLimit | undefined {
  const value = header('ratelimit')
  if (value === undefined) return undefined
  const parameter = (text: string | undefined, name: string): string | undefined =>
    new RegExp(`(?:^|[;,\\s])${name}\\s*=\\s*(\\d+)`, 'i').exec(text ?? '')?.[1]
  return limitOf(
    parameter(value, 'limit') ?? parameter(header('ratelimit-policy'), 'q'),
    parameter(value, 'remaining') ?? parameter(value, 'r'),
    parameter(value, 'reset') ?? parameter(value, 't'),
    0,
  )
}

function limitOf(
  limitText: string | undefined,
  remainingText: string | undefined,
  resetText: string | undefined,
  now: number,
): RateLimit | undefined {
  const limit = readCount(limitText)
  const remaining = readCount(remainingText)
  const resetMs = readReset(resetText, now)
  if (limit === undefined && remaining === undefined) return undefined
  return {
    ...(limit === undefined ? {} : { limit }),
    ...(remaining === undefined ? {} : { remaining }),
    ...(resetMs === undefined ? {} : { resetMs }),
  }
}

/** A list ("100, 100;w=60") begins with what counts now. */
function readCount(text: string | undefined): number | undefined {
  const digits = /^\s*(\d+)(?:\.\d+)?\s*(?:$|[,;])/.exec(text ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** "6m0s", "120ms", seconds, a date, or a moment as seconds or milliseconds since 1970. */
function readReset(text: string | undefined, now: number): number | undefined {
  const value = text?.trim() ?? ''
  if (value === '') return undefined
  const amount = Number(value)
  if (amount >= 0) {
    if (amount > 1e11) return Math.max(0, Math.round(amount - now))
    return Math.round(amount > 1e8 ? Math.max(0, amount * 1000 - now) : amount * 1000)
  }
  if (/^(\d+(\.\d+)?(ms|s|m|h))+$/i.test(value)) return readDuration(value.toLowerCase())
  const date = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

function tighter(one: RateLimit | undefined, other: RateLimit | undefined): RateLimit | undefined {
  if (one === undefined || other === undefined) return one ?? other
  const left = ({ limit, remaining = limit ?? 0 }: RateLimit): number => remaining / Math.max(1, limit ?? remaining)
  return left(other) < left(one) ? other : one
}
