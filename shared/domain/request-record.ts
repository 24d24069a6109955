/** What the metrics keep of one model request: times, counts and outcomes, never the prompt's or the answer's text. */
import { z } from 'zod'
import { ErrorKind } from './error.ts'
import { ModelRef, Usage } from './model.ts'

/** Times are in milliseconds; those of an attempt count from its own start. */
export const RequestAttempt = z.object({
  model: ModelRef,
  /** From the request's start. */
  startMs: z.number(),
  /** What was waited before it, by reason, since the attempt before. */
  waits: z.array(z.object({ reason: z.string(), ms: z.number() })).default([]),
  /** Until the answer's head was there. */
  headersMs: z.number().optional(),
  /** Until the first piece of the answer. */
  firstTokenMs: z.number().optional(),
  durationMs: z.number(),
  /** Of the HTTP answer, where it failed by one. */
  status: z.number().optional(),
  errorKind: ErrorKind.optional(),
  retryAfterMs: z.number().optional(),
  requestId: z.string().optional(),
})
export type RequestAttempt = z.infer<typeof RequestAttempt>

export const CacheOutcome = z.enum(['hit', 'miss', 'bypassed', 'joined', 'none'])
export type CacheOutcome = z.infer<typeof CacheOutcome>

export const RequestRecord = z.object({
  id: z.string(),
  runId: z.string().optional(),
  projectId: z.string().optional(),
  purpose: z.string(),
  priority: z.enum(['foreground', 'background']),
  /** Milliseconds since 1970. */
  startedAt: z.number(),
  asked: ModelRef,
  /** As its provider names it; absent until something answered. */
  answered: ModelRef.optional(),
  /** none: such requests are not kept. */
  cache: CacheOutcome,
  /** For an answer from the cache: how old it was. */
  ageMs: z.number().optional(),
  /** All waiting in line for the rate limit. */
  queueMs: z.number(),
  /** From the start until the first piece of the answer. */
  firstTokenMs: z.number().optional(),
  totalMs: z.number(),
  /** Of the answer's text and reasoning, in UTF-16 units. */
  characters: z.number(),
  finish: z.enum(['stop', 'length', 'filter', 'refusal', 'other']).optional(),
  usage: Usage.optional(),
  outcome: z.enum(['done', 'failed', 'cancelled']),
  errorKind: ErrorKind.optional(),
  requestId: z.string().optional(),
  attempts: z.array(RequestAttempt),
})
export type RequestRecord = z.infer<typeof RequestRecord>
