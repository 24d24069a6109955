/** The figures of the overview as a file: CSV with a line for each group, or JSON with everything. Pure. */
import { csvTable } from '#shared/domain/csv.ts'
import type { MetricsFilter, MetricsOverview, MetricsSummary, TargetVerdict } from '#shared/domain/metrics.ts'

const columns: readonly (readonly [name: string, value: (summary: MetricsSummary) => number | undefined])[] = [
  ['requests', ({ requests }) => requests],
  ['done', ({ done }) => done],
  ['failed', ({ failed }) => failed],
  ['cancelled', ({ cancelled }) => cancelled],
  ['retried', ({ retried }) => retried],
  ['rate_limited', ({ rateLimited }) => rateLimited],
  ['cache_hits', ({ cacheHits }) => cacheHits],
  ['joined', ({ joined }) => joined],
  ['first_token_p50_ms', ({ firstTokenMs }) => firstTokenMs?.p50],
  ['first_token_p95_ms', ({ firstTokenMs }) => firstTokenMs?.p95],
  ['first_token_p99_ms', ({ firstTokenMs }) => firstTokenMs?.p99],
  ['total_p50_ms', ({ totalMs }) => totalMs?.p50],
  ['total_p95_ms', ({ totalMs }) => totalMs?.p95],
  ['total_p99_ms', ({ totalMs }) => totalMs?.p99],
  ['tokens_per_second_p50', ({ tokensPerSecond }) => tokensPerSecond?.p50],
  ['input_tokens', ({ inputTokens }) => inputTokens],
  ['output_tokens', ({ outputTokens }) => outputTokens],
  ['cost_usd', ({ costUsd }) => costUsd],
  ['without_price', ({ unpriced }) => unpriced],
]

export interface Figures {
  readonly filter: MetricsFilter
  readonly overview: MetricsOverview
  readonly targets: readonly TargetVerdict[]
}

/** As a file to hand to the user. */
export function figuresFile(format: 'csv' | 'json', figures: Figures): File {
  const text = format === 'csv' ? figuresCsv(figures.overview) : `${JSON.stringify(figures, null, 2)}\n`
  return new File([text], `kiln-figures.${format}`, { type: format === 'csv' ? 'text/csv' : 'application/json' })
}

/** All in sum first, then by provider, by model and by kind. */
export function figuresCsv({ summary, byProvider, byModel, byPurpose }: MetricsOverview): string {
  const groups = [
    { by: 'all', key: '', summary },
    ...byProvider.map((group) => ({ by: 'provider', ...group })),
    ...byModel.map((group) => ({ by: 'model', ...group })),
    ...byPurpose.map((group) => ({ by: 'kind', ...group })),
  ]
  return csvTable(
    ['by', 'name', ...columns.map(([name]) => name)],
    groups.map(({ by, key, summary: own }) => [by, key, ...columns.map(([, value]) => value(own))]),
  )
}
