/** Made-up requests for the gallery. */
import type {
  CostSummary,
  MetricsOverview,
  MetricsSummary,
  ModelCard,
  RequestRow,
  TargetVerdict,
} from '#shared/domain/metrics.ts'
import type { RequestDetail } from '#shared/domain/request-record.ts'

const now = Date.now()
const luna = { provider: 'openai', model: 'gpt-5.6-luna' } as const
const qwen = { provider: 'ollama', model: 'qwen3-coder:30b' } as const

const summary: MetricsSummary = {
  requests: 100,
  done: 96,
  failed: 1,
  cancelled: 3,
  retried: 4,
  rateLimited: 2,
  cacheHits: 31,
  joined: 3,
  cacheable: 100,
  firstTokenMs: { p50: 410, p95: 820, p99: 1900, mean: 470 },
  totalMs: { p50: 3100, p95: 7400, p99: 9800, mean: 3600 },
  tokensPerSecond: { p50: 204, p95: 214, p99: 220, mean: 190 },
  inputTokens: 98_400,
  outputTokens: 41_200,
  cachedTokens: 12_000,
  reasoningTokens: 0,
  costUsd: 0.41,
  unpriced: 2,
}

const hour = 3_600_000

export const overview: MetricsOverview = {
  from: now - 24 * hour,
  to: now,
  summary,
  runs: { done: 30, stopped: 2, failed: 1, truncated: 0, averageMs: 11_400 },
  byProvider: [{ key: 'openai', summary }],
  byModel: [{ key: 'openai/gpt-5.6-luna', summary }],
  byPurpose: [{ key: 'edit', summary }],
  steps: Array.from({ length: 24 }, (_, at) => ({
    at: now - (24 - at) * hour,
    requests: 3 + (at % 5),
    failed: at === 7 ? 1 : 0,
    cacheHits: 1,
    firstTokenP50: 400 + (at % 4) * 30,
    firstTokenP95: 800 + (at % 6) * 60,
    totalP95: 5200 + (at % 7) * 400,
    costUsd: 0.01 + (at % 5) * 0.004,
    tokens: 4000 + (at % 6) * 900,
  })),
  stepMs: hour,
  firstTokenBins: [
    { from: 200, upTo: 300, count: 9 },
    { from: 300, upTo: 400, count: 31 },
    { from: 400, upTo: 500, count: 18 },
  ],
  totalBins: [
    { from: 2000, upTo: 3000, count: 28 },
    { from: 3000, upTo: 4000, count: 24 },
    { from: 4000, count: 6 },
  ],
  error: 0,
}

export const verdicts: readonly TargetVerdict[] = [
  { name: 'first-token-p95', modelClass: 'fast', limit: 1500, value: 820, verdict: 'passing', before: 910, of: 66 },
  { name: 'total-p95', modelClass: 'fast', limit: 6000, value: 7400, verdict: 'failing', before: 5600, of: 66 },
  { name: 'cancel-p95', modelClass: 'fast', limit: 300, verdict: 'too-few', of: 3 },
]

export const rows: readonly RequestRow[] = [
  {
    ...{ id: 'live', startedAt: now - 900, purpose: 'edit', projectName: 'FocusFlow', asked: luna, cache: 'miss' },
    ...{ outcome: 'live', attempts: 1, queueMs: 0, totalMs: 0 },
  },
  {
    ...{ id: 'done', startedAt: now - 52_000, purpose: 'app', projectName: 'FocusFlow', asked: luna, cache: 'miss' },
    ...{ outcome: 'done', attempts: 2, queueMs: 0, firstTokenMs: 410, totalMs: 2900, inputTokens: 1204 },
    ...{ outputTokens: 310, tokensPerSecond: 151, costUsd: 0.0018 },
  },
  {
    ...{ id: 'failed', startedAt: now - 90_000, purpose: 'repair', projectName: 'قائمة', asked: qwen, cache: 'miss' },
    ...{ outcome: 'failed', errorKind: 'overloaded', attempts: 3, queueMs: 0, totalMs: 300 },
  },
]

export const record: RequestDetail = {
  ...{ id: 'done', purpose: 'app', priority: 'foreground', startedAt: now - 52_000, asked: luna, served: luna },
  ...{
    cache: 'miss',
    queueMs: 0,
    firstTokenMs: 1853,
    totalMs: 2961,
    characters: 1240,
    projectId: 'focus',
    rate: { everyMs: 100, characters: [80, 112, 130, 128, 60, 30, 118, 140, 138, 160, 144] },
    detours: [],
    finish: 'stop',
    outcome: 'done',
  },
  usage: { input: 1204, output: 310, estimated: false },
  tokensPerSecond: 151,
  cost: { usd: 0.0018, price: { input: 0.4, output: 1.6 } },
  requestId: 'req_8f2c1b7a90',
  steps: [
    { name: 'build', at: now - 52_000 + 2300, ms: 12 },
    { name: 'build', at: now - 52_000 + 2980, ms: 9 },
    { name: 'apply', at: now - 52_000 + 2962, ms: 14 },
    { name: 'shown', at: now - 52_000 + 3040, ms: 0 },
  ],
  attempts: [
    {
      ...{ model: luna, startMs: 0.2, waits: [], durationMs: 180, status: 429, errorKind: 'rate-limited' },
      retryAfterMs: 1200,
    },
    {
      ...{ model: luna, startMs: 1380, waits: [{ reason: 'rate-limited', ms: 1200 }], connectMs: 61, headersMs: 200 },
      ...{ firstTokenMs: 473, durationMs: 1581, headers: { 'x-ratelimit-remaining-requests': '34' } },
      sentHeaders: { accept: 'text/event-stream', 'content-type': 'application/json' },
    },
  ],
}

export const cost: CostSummary = {
  todayUsd: 0.41,
  monthUsd: 8.6,
  byProject: [{ projectId: 'focus', name: 'FocusFlow', usd: 8.6 }],
  byModel: [{ model: luna, usd: 8.6 }],
  days: overview.steps.map(({ costUsd }, at) => ({ at: now - (24 - at) * 24 * hour, usd: costUsd * 20 })),
  budget: { monthUsd: 10, warnAt: 0.8, stops: false, state: 'near' },
  estimates: { runs: 41, medianRatio: 1.08 },
}

export const cards: readonly ModelCard[] = [
  {
    ...{ model: luna, requests: 66, errorRate: 0.01, runs: 31, runsDone: 30, costPerChangeUsd: 0.012 },
    firstTokenMs: { p50: 410, p95: 820, p99: 1900, mean: 470 },
    tokensPerSecond: { p50: 204, p95: 214, p99: 220, mean: 190 },
    edits: { applied: 40, repaired: 3, failed: 1 },
  },
  { model: qwen, requests: 4, errorRate: 0.25, runs: 2, runsDone: 1 },
]
