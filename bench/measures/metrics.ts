/**
 * The metrics with a million requests kept: what the panel asks, from the question in main to the answer, and what
 * writing a request down costs while it goes on.
 */
import type { MetricsFilter } from '../../shared/domain/metrics.ts'
import { systemTimers } from '../../main/lib/timers.ts'
import { createRecorder } from '../../main/metrics/recorder.ts'
import { createLiveRows } from '../../main/metrics/live-rows.ts'
import { createMetricsQueries } from '../../main/metrics/queries.ts'
import { createDecisions } from '../../main/pipeline/decisions.ts'
import { createMeasure } from '../../main/pipeline/measure.ts'
import type { Handler } from '../../main/pipeline/index.ts'
import type { ModelEvent } from '../../main/providers/provider.ts'
import { burn, type Benchmark } from '../measure.ts'
import { millionRequests } from '../million.ts'
import { askFor } from '../pipeline-parts.ts'
import type { Samples } from '../stats.ts'

const rounds = 30
const dayMs = 86_400_000

export const metrics: Benchmark = {
  async run({ slowMs, note }) {
    const recording = await recordingCosts(slowMs)
    const { file, now } = await millionRequests({ note })
    return [...recording, ...(await questions(file, now, slowMs))]
  },
}

async function questions(file: string, now: number, slowMs: number): Promise<Samples[]> {
  const queries = createMetricsQueries(file)
  const { signal } = new AbortController()
  const overview = (filter: MetricsFilter) => () => queries.ask('overview', { filter }, signal)
  const page = (filter: MetricsFilter) => () => queries.ask('requests', { filter, offset: 0, limit: 100 }, signal)
  async function timed(name: string, limit: number, ask: () => Promise<unknown>): Promise<Samples> {
    const samples: number[] = []
    for (let round = -2; round < rounds; round += 1) {
      const began = performance.now()
      await ask()
      if (round >= 0) samples.push(performance.now() - began + slowMs)
    }
    return { name: `${name}, of a million`, unit: 'ms', samples, limit, counts: 'p95' }
  }
  try {
    return [
      await timed('metrics: first page', 30, page({})),
      await timed('metrics: filter by provider', 100, page({ provider: 'groq' })),
      await timed('metrics: filter by project and outcome', 100, page({ projectId: 'project-7', outcome: 'failed' })),
      await timed('metrics: overview of the last 100', 100, overview({ last: 100 })),
      await timed('metrics: overview of a day', 100, overview({ from: now - dayMs })),
      await timed('metrics: overview of 30 days', 100, overview({ from: now - 30 * dayMs })),
    ]
  } finally {
    await queries.close()
  }
}

const perRound = 200
const deltas = 20

/** What a request costs more in main's loop when it is measured: against the same handler alone. */
async function recordingCosts(slowMs: number): Promise<Samples[]> {
  const recorder = createRecorder({ insert: () => undefined }, systemTimers, () => undefined)
  const live = createLiveRows(systemTimers, (row) => row)
  const measure = createMeasure({
    timers: systemTimers,
    decisions: createDecisions(Date.now, () => undefined),
    appraisal: { classOf: () => 'standard', costOf: () => ({ usd: 0.01 }) },
    begun: live.begun,
    record(record) {
      recorder.add(record)
      live.ended(record)
    },
  })
  const measured = measure.middleware(plain)
  const samples: number[] = []
  for (let round = -20; round < 100; round += 1) {
    const without = await microseconds(plain)
    const withIt = await microseconds(measured)
    burn(slowMs)
    if (round >= 0) samples.push(Math.max(0, withIt - without) + slowMs * 1000)
  }
  recorder.close()
  live.stop()
  return [{ name: 'metrics: recording a request', unit: 'us', samples, limit: 50 }]
}

/** For a request, in the middle of many. */
async function microseconds(handler: Handler): Promise<number> {
  const ask = askFor(
    { id: 'openai-compatible', listModels: async () => [], stream: () => plain(ask, signal) },
    'a page',
  )
  const began = performance.now()
  for (let request = 0; request < perRound; request += 1) {
    for await (const event of handler(ask, signal)) void event
  }
  return ((performance.now() - began) * 1000) / perRound
}

const { signal } = new AbortController()

const plain: Handler = async function* (ask): AsyncGenerator<ModelEvent, void> {
  const [model] = ask.candidates
  ask.report({ type: 'attempt-start', model })
  ask.report({ type: 'answering', model, from: 'provider' })
  yield { type: 'response-start', model: model.model }
  for (let delta = 0; delta < deltas; delta += 1) yield { type: 'text-delta', text: 'some words ' }
  yield { type: 'finish', reason: 'stop', usage: { input: 10, output: 20, estimated: false } }
}
