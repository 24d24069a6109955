/** What the metrics keep of one model request: times, counts and outcomes, never the prompt's or the answer's text. */
import { z } from 'zod'
import { RunCost } from './cost.ts'
import { ErrorKind } from './error.ts'
import { ModelClass, ModelRef, Usage } from './model.ts'

/** Times are in milliseconds; those of an attempt count from its own start. */
export const RequestAttempt = z.object({
  model: ModelRef,
  /** From the request's start. */
  startMs: z.number(),
  /** What was waited before it, by reason, since the attempt before. */
  waits: z.array(z.object({ reason: z.string(), ms: z.number() })).default([]),
  /** Until the connection stood and the request was sent; near nothing over one that was open. */
  connectMs: z.number().optional(),
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
  /** Of the request's body, and of what came of the answer's. */
  sentBytes: z.number().optional(),
  receivedBytes: z.number().optional(),
  /** Headers of the answer that hold no secret, by name in lower case. */
  headers: z.record(z.string(), z.string()).optional(),
  /** The same of the request. */
  sentHeaders: z.record(z.string(), z.string()).optional(),
})
export type RequestAttempt = z.infer<typeof RequestAttempt>

/** offered: a miss, though what nearly the same prompt had made before was offered to the user. */
export const CacheOutcome = z.enum(['hit', 'miss', 'bypassed', 'joined', 'none', 'offered'])
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
  /** By the name that Kiln asks for it: the model of the last attempt, else the one that was asked for. */
  served: ModelRef.optional(),
  /** Of the served one; absent where no model answers. */
  modelClass: ModelClass.optional(),
  /** none: such requests are not kept. */
  cache: CacheOutcome,
  /** For an answer from the cache: how old it was. */
  ageMs: z.number().optional(),
  /** All waiting in line for the rate limit. */
  queueMs: z.number(),
  /** From the start until the first piece of the answer. */
  firstTokenMs: z.number().optional(),
  /** From the start until the first piece of text that is not white space: what the user sees first. */
  visibleMs: z.number().optional(),
  totalMs: z.number(),
  /** From asking to stop until the end, where that was asked. */
  cancelMs: z.number().optional(),
  /** user: by a stop. kiln: the answer was not needed any more. */
  cancelledBy: z.enum(['user', 'kiln']).optional(),
  /** Of the answer's text and reasoning, in UTF-16 units. */
  characters: z.number(),
  /** How many of them came in each stretch of so many milliseconds, from the first piece on. */
  rate: z.object({ everyMs: z.number(), characters: z.array(z.number()) }).optional(),
  finish: z.enum(['stop', 'length', 'filter', 'refusal', 'other']).optional(),
  usage: Usage.optional(),
  /** Of the output, thoughts included, between its first piece and the end. */
  tokensPerSecond: z.number().optional(),
  /** With the price that it was reckoned with; absent where it is not known. */
  cost: RunCost.optional(),
  /** Models that were passed over, or asked in another's place, and why; in order. */
  detours: z
    .array(z.object({ type: z.enum(['passed-over', 'fallback']), model: ModelRef, why: z.string() }))
    .optional(),
  outcome: z.enum(['done', 'failed', 'cancelled']),
  errorKind: ErrorKind.optional(),
  requestId: z.string().optional(),
  attempts: z.array(RequestAttempt),
})
export type RequestRecord = z.infer<typeof RequestRecord>

/** What Kiln did with the answers of a run: `apply` writes files and a version, `build` is a React app's, `shown` is the preview's first picture of it. */
export const RunStep = z.object({
  name: z.enum(['apply', 'build', 'build-failed', 'shown']),
  /** When it began, in milliseconds since 1970. */
  at: z.number(),
  ms: z.number(),
})
export type RunStep = z.infer<typeof RunStep>

/** What was sent and answered: only where the user has Kiln keep it for a project. */
export const RequestTexts = z.object({ prompt: z.string(), answer: z.string() })
export type RequestTexts = z.infer<typeof RequestTexts>

/** A record with what followed it, up to the next request of its run. */
export const RequestDetail = RequestRecord.extend({
  steps: z.array(RunStep).default([]),
  texts: RequestTexts.optional(),
})
export type RequestDetail = z.infer<typeof RequestDetail>
