/** Counters and histograms of all requests since Kiln was started, for Prometheus. The library is loaded by the first scrape. */
import type { Counter, Histogram, Registry } from 'prom-client'
import type { RequestRow } from '#shared/domain/metrics.ts'
import type { BreakerState } from '#shared/domain/request-state.ts'

export interface Scrape {
  /** Of a request that has ended; all but free until somebody scrapes. */
  ended(row: RequestRow): void
  /** In the text format. */
  text(): Promise<{ readonly text: string; readonly contentType: string }>
}

export interface ScrapeParts {
  /** Those that have ended and began not before `from`, newest first, with what was recorded a moment ago. */
  rowsFrom(from: number, page: { offset: number; limit: number }): Promise<readonly RequestRow[]>
  /** When Kiln was started, in milliseconds since 1970. */
  readonly startedAt: number
  breakers(): readonly BreakerState[]
  liveRuns(): number
}

const pageLength = 2000

export function createScrape(parts: ScrapeParts): Scrape {
  let loading: Promise<Instruments> | undefined
  let instruments: Instruments | undefined
  /** Those that ended while earlier ones were read: they may be among those. */
  let meanwhile: Map<string, RequestRow> | undefined

  async function load(): Promise<Instruments> {
    meanwhile = new Map()
    try {
      const made = await makeInstruments()
      const seen = new Map<string, RequestRow>()
      for (let offset = 0; ; offset += pageLength) {
        const rows = await parts.rowsFrom(parts.startedAt, { offset, limit: pageLength })
        // A line that came on top has pushed others down to this page, which were on the one before.
        for (const row of rows) seen.set(row.id, row)
        if (rows.length < pageLength) break
      }
      for (const [id, row] of meanwhile) seen.set(id, row)
      for (const row of seen.values()) count(made, row)
      instruments = made
      return made
    } finally {
      meanwhile = undefined
    }
  }

  return {
    ended(row) {
      if (instruments !== undefined) count(instruments, row)
      else meanwhile?.set(row.id, row)
    },
    async text() {
      // One that failed is made anew by the next.
      loading ??= load().catch((thrown: unknown) => {
        loading = undefined
        throw thrown
      })
      const { registry, breakers, liveRuns } = await loading
      liveRuns.set(parts.liveRuns())
      breakers.reset()
      for (const { provider, state } of parts.breakers()) breakers.set({ provider }, breakerValues[state])
      return { text: await registry.metrics(), contentType: registry.contentType }
    },
  }
}

type Instruments = Awaited<ReturnType<typeof makeInstruments>>

const breakerValues = { closed: 0, 'half-open': 1, open: 2 } as const

const firstTokenBuckets = [0.1, 0.25, 0.5, 1, 1.5, 2.5, 5, 10, 20, 40]
const totalBuckets = [0.5, 1, 2, 3.5, 6, 10, 15, 30, 60, 120, 300]

async function makeInstruments() {
  const { Counter, Gauge, Histogram, Registry } = await import('prom-client')
  // Its own, not the library's global one; and nothing of the process, which is nobody's business here.
  const registry = new Registry()
  const registers = [registry]
  return {
    registry: registry as Registry,
    firstToken: new Histogram({
      name: 'kiln_request_first_token_seconds',
      help: 'Time to the first token of an answer that a provider gave.',
      labelNames: ['provider', 'model'],
      buckets: firstTokenBuckets,
      registers,
    }),
    total: new Histogram({
      name: 'kiln_request_duration_seconds',
      help: 'Time to the end of an answer that a provider gave whole.',
      labelNames: ['provider', 'model'],
      buckets: totalBuckets,
      registers,
    }),
    requests: new Counter({
      name: 'kiln_requests_total',
      help: 'Model requests that have ended. error_kind is empty for those that did not fail.',
      labelNames: ['provider', 'model', 'outcome', 'error_kind', 'cache'],
      registers,
    }),
    attempts: new Counter({
      name: 'kiln_attempts_total',
      help: 'Times that a provider was asked, tries again included.',
      labelNames: ['provider', 'model'],
      registers,
    }),
    tokens: new Counter({
      name: 'kiln_tokens_total',
      help: 'Tokens of answers that a provider gave, as reported or estimated.',
      labelNames: ['provider', 'model', 'direction'],
      registers,
    }),
    cost: new Counter({
      name: 'kiln_cost_usd_total',
      help: 'US dollars, where the price is known.',
      labelNames: ['provider', 'model'],
      registers,
    }),
    liveRuns: new Gauge({ name: 'kiln_live_runs', help: 'Runs under way.', registers }),
    breakers: new Gauge({
      name: 'kiln_breaker_state',
      help: 'Whether a provider is left alone after failures: 0 no, 1 it is being tried, 2 yes.',
      labelNames: ['provider'],
      registers,
    }),
  }
}

function count(into: Instruments, row: RequestRow): void {
  const { provider, model } = row.served ?? row.asked
  const labels = { provider, model }
  into.requests.inc({ ...labels, outcome: row.outcome, error_kind: row.errorKind ?? '', cache: row.cache })
  // What was known already took no model's time, and none of its tokens.
  if (row.cache === 'hit' || row.cache === 'joined') return
  if (row.attempts > 0) into.attempts.inc(labels, row.attempts)
  observe(into.firstToken, labels, row.firstTokenMs)
  if (row.outcome === 'done') observe(into.total, labels, row.totalMs)
  add(into.tokens, { ...labels, direction: 'input' }, row.inputTokens)
  add(into.tokens, { ...labels, direction: 'output' }, row.outputTokens)
  add(into.cost, labels, row.costUsd)
}

function observe<T extends string>(into: Histogram<T>, labels: Record<T, string>, ms: number | undefined): void {
  if (ms !== undefined && ms >= 0) into.observe(labels, ms / 1000)
}

function add<T extends string>(into: Counter<T>, labels: Record<T, string>, amount: number | undefined): void {
  if (amount !== undefined && amount > 0) into.inc(labels, amount)
}
