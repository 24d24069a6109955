/** What the panel shows of many requests at once. Percentiles are exact up to 100,000 requests, from bins beyond. */
import type { MetricsFilter, MetricsGroup, MetricsOverview, MetricsStep } from '#shared/domain/metrics.ts'
import { keysPerMs, type RequestColumns } from '../store/request-columns.ts'
import { createBins } from './bins.ts'
import { Gather } from './gather.ts'
import { binError } from './sample.ts'
import { choose, type Chosen, type Reading } from './selection.ts'

export const mostExact = 100_000

/** All but what became of runs, which are counted by themselves. */
export function overview(reading: Reading, filter: MetricsFilter): Omit<MetricsOverview, 'runs'> {
  const all = choose(reading, filter)
  const count = all.reduce((sum, { rows }) => sum + rows.length, 0)
  const isExact = count <= mostExact
  const span = spanOf(all)
  const from = filter.from ?? span?.first ?? 0
  const to = filter.to ?? (span === undefined ? 0 : span.last + 1)
  const stepMs = stepOf(span === undefined ? 0 : to - from)
  // In local time, so that a step of a day is a day of the user's.
  const shift = new Date(from).getTimezoneOffset() * 60_000
  const models = new Groups(isExact)
  const purposes = new Groups(isExact)
  const steps = new Groups(isExact)
  for (const { columns, rows } of all) {
    reading.check()
    for (const row of rows) {
      models.of(columns.served[row] ?? 0).add(columns, row)
      purposes.of(columns.purpose[row] ?? 0).add(columns, row)
      steps.of(Math.floor((startOf(columns, row) - shift) / stepMs)).add(columns, row)
    }
  }
  reading.check()
  const whole = new Gather(isExact)
  const providers = new Map<string, Gather>()
  for (const [id, gather] of models.all) {
    whole.merge(gather)
    const provider = reading.terms.textOf(id).split('/', 1)[0] ?? ''
    const sum = providers.get(provider) ?? new Gather(isExact)
    providers.set(provider, sum)
    sum.merge(gather)
  }
  return {
    ...(span === undefined ? {} : { from: span.first, to: span.last }),
    summary: whole.summary(),
    byProvider: grouped(providers),
    byModel: grouped(named(reading, models)),
    byPurpose: grouped(named(reading, purposes)),
    steps: [...steps.all].map(([step, gather]) => stepAt(step * stepMs + shift, gather)).sort((a, b) => a.at - b.at),
    stepMs,
    firstTokenBins: createBins(whole.firstToken),
    totalBins: createBins(whole.total),
    error: isExact ? 0 : binError,
  }
}

class Groups {
  readonly all = new Map<number, Gather>()
  private readonly isExact: boolean
  private lastId = Number.NaN
  private last: Gather | undefined

  constructor(isExact: boolean) {
    this.isExact = isExact
  }

  of(id: number): Gather {
    if (id === this.lastId && this.last !== undefined) return this.last
    let gather = this.all.get(id)
    if (gather === undefined) this.all.set(id, (gather = new Gather(this.isExact)))
    this.lastId = id
    this.last = gather
    return gather
  }
}

function named({ terms }: Reading, groups: Groups): Map<string, Gather> {
  return new Map([...groups.all].map(([id, gather]) => [terms.textOf(id), gather]))
}

/** The one with the most requests first. */
function grouped(groups: ReadonlyMap<string, Gather>): MetricsGroup[] {
  return [...groups]
    .map(([key, gather]) => ({ key, summary: gather.summary() }))
    .sort((a, b) => b.summary.requests - a.summary.requests)
}

function startOf(columns: RequestColumns, row: number): number {
  return Math.floor((columns.key[row] ?? 0) / keysPerMs)
}

function spanOf(all: readonly Chosen[]): { readonly first: number; readonly last: number } | undefined {
  const newest = all.find(({ rows }) => rows.length > 0)
  const oldest = all.findLast(({ rows }) => rows.length > 0)
  if (newest === undefined || oldest === undefined) return undefined
  return {
    first: startOf(oldest.columns, oldest.rows[0] ?? 0),
    last: startOf(newest.columns, newest.rows.at(-1) ?? 0),
  }
}

const minute = 60_000
const hour = 60 * minute
const stepLengths = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 24 * hour, 7 * 24 * hour]
const mostSteps = 72

function stepOf(spanMs: number): number {
  return stepLengths.find((ms) => spanMs / ms <= mostSteps) ?? 28 * 24 * hour
}

function stepAt(at: number, gather: Gather): MetricsStep {
  const [firstTokenP50, firstTokenP95] = gather.firstToken.percentiles([0.5, 0.95])
  const [totalP95] = gather.total.percentiles([0.95])
  return {
    at,
    requests: gather.requests,
    failed: gather.failed,
    cacheHits: gather.cacheHits,
    ...(firstTokenP50 === undefined ? {} : { firstTokenP50 }),
    ...(firstTokenP95 === undefined ? {} : { firstTokenP95 }),
    ...(totalP95 === undefined ? {} : { totalP95 }),
    costUsd: gather.costUsd,
    tokens: gather.inputTokens + gather.outputTokens,
  }
}
