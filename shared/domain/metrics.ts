/** What the metrics panel shows: requests in sum, targets and how they are met, costs, and how each model does here. */
import { z } from 'zod'
import { ErrorKind } from './error.ts'
import { ModelClass, ModelRef, ProviderId } from './model.ts'
import { CacheOutcome } from './request-record.ts'

/** Which requests are meant; absent fields: all. */
export const MetricsFilter = z.object({
  /** Milliseconds since 1970, the end not included. */
  from: z.number().optional(),
  to: z.number().optional(),
  /** Only the newest so many of what is left. */
  last: z.number().int().min(1).max(1_000_000).optional(),
  provider: ProviderId.optional(),
  /** The model that answered, as `served` names it; with or without `provider/` before it. */
  model: z.string().optional(),
  projectId: z.string().optional(),
  runId: z.string().optional(),
  outcome: z.enum(['done', 'failed', 'cancelled']).optional(),
  errorKind: ErrorKind.optional(),
  cache: CacheOutcome.optional(),
  /** As in `RequestRecord.purpose`. */
  purpose: z.string().optional(),
})
export type MetricsFilter = z.infer<typeof MetricsFilter>

/** One line of the table; its whole record comes by `metrics.request`. */
export const RequestRow = z.object({
  id: z.string(),
  startedAt: z.number(),
  purpose: z.string(),
  runId: z.string().optional(),
  projectId: z.string().optional(),
  projectName: z.string().optional(),
  asked: ModelRef,
  answered: ModelRef.optional(),
  /** The model that it counts for, by the name that Kiln asks for it. */
  served: ModelRef.optional(),
  cache: CacheOutcome,
  outcome: z.enum(['live', 'done', 'failed', 'cancelled']),
  errorKind: ErrorKind.optional(),
  attempts: z.number().int(),
  queueMs: z.number(),
  firstTokenMs: z.number().optional(),
  totalMs: z.number(),
  inputTokens: z.number().optional(),
  outputTokens: z.number().optional(),
  /** True where the tokens are counted by rule of thumb. */
  estimated: z.boolean().optional(),
  tokensPerSecond: z.number().optional(),
  /** US dollars; absent where it is not known. */
  costUsd: z.number().optional(),
})
export type RequestRow = z.infer<typeof RequestRow>

/** Of a set of values, in their own unit; absent where there are none. */
export const Percentiles = z.object({ p50: z.number(), p95: z.number(), p99: z.number(), mean: z.number() })
export type Percentiles = z.infer<typeof Percentiles>

/**
 * Times, speed and tokens are those of answers that a provider gave for this very request: what the cache or another
 * request had already counts as a hit or as joined, and nowhere else. Percentiles are by nearest rank.
 */
export const MetricsSummary = z.object({
  requests: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  cancelled: z.number().int(),
  retried: z.number().int(),
  /** Requests that met a rate limit. */
  rateLimited: z.number().int(),
  cacheHits: z.number().int(),
  joined: z.number().int(),
  /** Those that the cache was asked for: hits, joined and misses. */
  cacheable: z.number().int(),
  firstTokenMs: Percentiles.optional(),
  /** Of those that were done. */
  totalMs: Percentiles.optional(),
  tokensPerSecond: Percentiles.optional(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  cachedTokens: z.number(),
  reasoningTokens: z.number(),
  /** US dollars of those whose cost is known; `unpriced`: how many are not. */
  costUsd: z.number(),
  unpriced: z.number().int(),
  /** Between asking to stop and the end, of those that the user stopped. */
  cancelMs: Percentiles.optional(),
})
export type MetricsSummary = z.infer<typeof MetricsSummary>

export const RunsSummary = z.object({
  done: z.number().int(),
  stopped: z.number().int(),
  failed: z.number().int(),
  truncated: z.number().int(),
  /** From start to end of the runs that were done, in milliseconds. */
  averageMs: z.number().optional(),
})
export type RunsSummary = z.infer<typeof RunsSummary>

/** One step of time: requests that began in it. */
export const MetricsStep = z.object({
  at: z.number(),
  requests: z.number().int(),
  failed: z.number().int(),
  cacheHits: z.number().int(),
  firstTokenP50: z.number().optional(),
  firstTokenP95: z.number().optional(),
  totalP95: z.number().optional(),
  costUsd: z.number(),
  tokens: z.number(),
})
export type MetricsStep = z.infer<typeof MetricsStep>

/** `upTo`: the upper end of the bin, in milliseconds, not included; the last one has none. */
export const Bin = z.object({ from: z.number(), upTo: z.number().optional(), count: z.number().int() })
export type Bin = z.infer<typeof Bin>

export const MetricsGroup = z.object({ key: z.string(), summary: MetricsSummary })
export type MetricsGroup = z.infer<typeof MetricsGroup>

export const MetricsOverview = z.object({
  /** Of the first and the last request that are counted. */
  from: z.number().optional(),
  to: z.number().optional(),
  summary: MetricsSummary,
  runs: RunsSummary,
  byProvider: z.array(MetricsGroup),
  /** `provider/model`. */
  byModel: z.array(MetricsGroup),
  byPurpose: z.array(MetricsGroup),
  steps: z.array(MetricsStep),
  stepMs: z.number(),
  firstTokenBins: z.array(Bin),
  totalBins: z.array(Bin),
  /** How far the percentiles may be off, as a share; 0: they are exact, as up to 100,000 requests. */
  error: z.number(),
})
export type MetricsOverview = z.infer<typeof MetricsOverview>

export const TargetName = z.enum([
  'first-token-p95',
  'total-p50',
  'total-p95',
  'cancel-p95',
  'errors',
  'cache-hits',
  'rate-limits',
  'generation-mean',
  'completion',
])
export type TargetName = z.infer<typeof TargetName>

/** Milliseconds for times, shares from 0 to 1 for the others. Per class of model, since a reasoning model cannot meet a fast one's. */
export const TargetValues = z.record(TargetName, z.number().min(0))
export type TargetValues = z.infer<typeof TargetValues>

export const TargetVerdict = z.object({
  name: TargetName,
  modelClass: ModelClass,
  limit: z.number(),
  /** Absent with too few requests. */
  value: z.number().optional(),
  verdict: z.enum(['passing', 'failing', 'too-few']),
  /** The value in the period before, of the same length. */
  before: z.number().optional(),
  /** How many requests it rests on. */
  of: z.number().int(),
})
export type TargetVerdict = z.infer<typeof TargetVerdict>

export const CostSummary = z.object({
  todayUsd: z.number(),
  monthUsd: z.number(),
  byProject: z.array(z.object({ projectId: z.string().optional(), name: z.string(), usd: z.number() })),
  byModel: z.array(z.object({ model: ModelRef, usd: z.number() })),
  days: z.array(z.object({ at: z.number(), usd: z.number() })),
  budget: z.object({
    /** US dollars a month; absent: none is set. */
    monthUsd: z.number().optional(),
    warnAt: z.number(),
    stops: z.boolean(),
    state: z.enum(['none', 'within', 'near', 'over']),
  }),
  /**
   * How far the estimates before sending were off: what was paid over what was told, by runs. Of the input alone, where
   * that alone was told.
   */
  estimates: z.object({ runs: z.number().int(), medianRatio: z.number().optional() }),
})
export type CostSummary = z.infer<typeof CostSummary>

/** How a model does on this machine. */
export const ModelCard = z.object({
  model: ModelRef,
  requests: z.number().int(),
  firstTokenMs: Percentiles.optional(),
  tokensPerSecond: Percentiles.optional(),
  errorRate: z.number(),
  /** Edits by SEARCH/REPLACE: applied at once, after repair, and not at all. */
  edits: z.object({ applied: z.number().int(), repaired: z.number().int(), failed: z.number().int() }).optional(),
  runs: z.number().int(),
  runsDone: z.number().int(),
  /** US dollars of all its runs, by those whose answer was taken; absent where it is not known. */
  costPerChangeUsd: z.number().optional(),
})
export type ModelCard = z.infer<typeof ModelCard>
