/** The figures of a part of the panel as a file: CSV with a line for each, or JSON with everything. */
import { csvTable } from '#shared/domain/csv.ts'
import type {
  CostSummary,
  MetricsFilter,
  MetricsOverview,
  MetricsSummary,
  ModelCard,
  TargetVerdict,
} from '#shared/domain/metrics.ts'
import { client } from '../../client/connection.ts'

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

export type FiguresPart = 'overview' | 'targets' | 'cost' | 'models'

/** The part's figures as they are now, as a file to hand to the user. */
export async function figuresFile(part: FiguresPart, format: 'csv' | 'json', filter: MetricsFilter): Promise<File> {
  const { table, whole } = await figuresOf(part, filter)
  const text = format === 'csv' ? table : `${JSON.stringify(whole, null, 2)}\n`
  return new File([text], `kiln-${part}.${format}`, { type: format === 'csv' ? 'text/csv' : 'application/json' })
}

async function figuresOf(part: FiguresPart, filter: MetricsFilter): Promise<{ table: string; whole: unknown }> {
  switch (part) {
    case 'overview': {
      const [overview, targets] = await Promise.all([
        client.metrics.overview({ filter }),
        client.metrics.targets({ filter }),
      ])
      return { table: figuresCsv(overview), whole: { filter, overview, targets } }
    }
    case 'targets': {
      const targets = await client.metrics.targets({ filter })
      return { table: targetsCsv(targets), whole: { filter, targets } }
    }
    case 'cost': {
      const cost = await client.metrics.cost()
      return { table: costCsv(cost), whole: cost }
    }
    case 'models': {
      const models = await client.metrics.models()
      return { table: modelsCsv(models), whole: models }
    }
  }
}

function targetsCsv(targets: readonly TargetVerdict[]): string {
  return csvTable(
    ['class', 'target', 'limit', 'value', 'before', 'verdict', 'of'],
    targets.map(({ modelClass, name, limit, value, before, verdict, of }) => [
      modelClass,
      name,
      limit,
      value,
      before,
      verdict,
      of,
    ]),
  )
}

function costCsv({ days, byProject, byModel }: CostSummary): string {
  return csvTable(
    ['by', 'name', 'usd'],
    [
      ...byProject.map(({ name, usd }) => ['project', name, usd]),
      ...byModel.map(({ model, usd }) => ['model', `${model.provider}/${model.model}`, usd]),
      ...days.map(({ at, usd }) => ['day', new Date(at).toISOString(), usd]),
    ],
  )
}

function modelsCsv(cards: readonly ModelCard[]): string {
  return csvTable(
    [
      ...['model', 'requests', 'first_token_p50_ms', 'tokens_per_second_p50', 'error_rate', 'runs', 'runs_done'],
      ...['edits_applied', 'edits_repaired', 'edits_failed', 'cost_per_change_usd'],
    ],
    cards.map(
      ({ model, requests, firstTokenMs, tokensPerSecond, errorRate, runs, runsDone, edits, costPerChangeUsd }) => [
        ...[
          `${model.provider}/${model.model}`,
          requests,
          firstTokenMs?.p50,
          tokensPerSecond?.p50,
          errorRate,
          runs,
          runsDone,
        ],
        ...[edits?.applied, edits?.repaired, edits?.failed, costPerChangeUsd],
      ],
    ),
  )
}

/** All in sum first, then by provider, by model and by kind. */
function figuresCsv({ summary, byProvider, byModel, byPurpose }: MetricsOverview): string {
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
