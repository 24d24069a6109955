/** What the pipeline of model requests is doing right now, for people: breakers, lines, the cache, and its decisions. */
import { z } from 'zod'
import { ModelRef, ProviderId } from './model.ts'

/** A provider that fails again and again is left alone for a while, and then tried once. */
export const BreakerState = z.object({
  provider: ProviderId,
  /** closed: requests pass. open: none do until `untilMs`. half-open: one may, to see whether it answers again. */
  state: z.enum(['closed', 'open', 'half-open']),
  /** Recent failures in a row. */
  failures: z.number().int(),
  /** Milliseconds since 1970. */
  untilMs: z.number().optional(),
})
export type BreakerState = z.infer<typeof BreakerState>

/** One account's rate: how many requests may be sent now, and how many wait. */
export const RateState = z.object({
  provider: ProviderId,
  /** Which models it holds for, where not for all of the account. */
  models: z.enum(['all', 'free']),
  /** Absent: no limit is known; the provider has only asked to be left alone for a while. */
  perMinute: z.number().int().optional(),
  /** Where the limit comes from. */
  source: z.enum(['settings', 'provider', 'told']),
  available: z.number().int().optional(),
  waiting: z.number().int(),
  /** When the next request may be sent, where none may now; milliseconds since 1970. */
  untilMs: z.number().optional(),
})
export type RateState = z.infer<typeof RateState>

export const CacheState = z.object({
  /** False when the settings keep nothing. */
  on: z.boolean(),
  entries: z.number().int(),
  bytes: z.number().int(),
  maxEntries: z.number().int(),
  maxBytes: z.number().int(),
  /** Since Kiln was started. */
  hits: z.number().int(),
  misses: z.number().int(),
})
export type CacheState = z.infer<typeof CacheState>

export const RequestsState = z.object({
  /** Requests under way, and how many of them read along with another. */
  live: z.number().int(),
  joined: z.number().int(),
  /** Those that were ever anything but closed and without failures. */
  breakers: z.array(BreakerState),
  rates: z.array(RateState),
  cache: CacheState,
})
export type RequestsState = z.infer<typeof RequestsState>

/** One answer that is kept. */
export const CacheEntry = z.object({
  key: z.string(),
  model: ModelRef,
  /** The beginning of the prompt. */
  prompt: z.string(),
  bytes: z.number().int(),
  storedAt: z.number(),
  usedAt: z.number(),
  /** How often it answered. */
  hits: z.number().int(),
})
export type CacheEntry = z.infer<typeof CacheEntry>

export const DecisionCode = z.enum([
  'cache-hit',
  'cache-miss',
  'cache-bypassed',
  'cache-stored',
  'joined',
  'asked',
  'answering',
  'attempt-failed',
  'waiting',
  'passed-over',
  'fallback',
  'breaker-open',
  'breaker-half-open',
  'breaker-closed',
  'done',
  'failed',
  'cancelled',
])
export type DecisionCode = z.infer<typeof DecisionCode>

/** One thing that the pipeline decided or met. */
export const Decision = z.object({
  /** Grows by one; unique while Kiln runs. */
  id: z.number().int(),
  at: z.number(),
  /** Decisions of the same request share it. */
  requestId: z.string(),
  runId: z.string().optional(),
  code: DecisionCode,
  /** What the sentence is made of, for a sentence in another language: model, provider, reason, seconds… */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** In English. */
  sentence: z.string(),
})
export type Decision = z.infer<typeof Decision>
