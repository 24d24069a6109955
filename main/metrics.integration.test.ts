/** 500 requests whose times, tokens, faults and prices are known, from the provider's side to what the panel is told. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { failure } from '#shared/domain/error.ts'
import type { MetricsFilter, RequestRow } from '#shared/domain/metrics.ts'
import type { ModelInfo, ModelRef } from '#shared/domain/model.ts'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { Settings } from '#shared/domain/settings.ts'
import { createTestTimers, type TestTimers } from './lib/test-timers.ts'
import { sleep } from './lib/timers.ts'
import { createPipeline } from './pipeline/index.ts'
import type { Ask } from './pipeline/index.ts'
import type { ModelEvent, ModelRequest, Provider } from './providers/provider.ts'
import { readRequestEnvironment } from './settings/request-environment.ts'
import { openCache } from './store/cache-database.ts'
import { openMetrics } from './store/metrics-database.ts'
import { cleanUp, openStudio, type TestStudio } from './test-studio.ts'

const models: readonly (ModelRef & { readonly info: ModelInfo })[] = [
  {
    provider: 'openai',
    model: 'one',
    info: { id: 'one', class: 'standard', price: { input: 2, output: 10, cached: 0.5 } },
  },
  { provider: 'groq', model: 'two', info: { id: 'two', class: 'fast', price: { input: 0.5, output: 1 } } },
  { provider: 'ollama', model: 'three', info: { id: 'three', class: 'local' } },
]

/** What request number `index` does, and what has to be told of it. */
interface Planned {
  readonly model: ModelRef
  readonly price: ModelInfo['price']
  readonly fate: 'done' | 'hit' | 'auth' | 'retried' | 'cancelled'
  readonly firstMs: number
  readonly streamMs: number
  readonly input: number
  readonly output: number
  readonly cached: number
}

const failMs = 50
const retryAfterMs = 700
const cancelAfterMs = 200
const count = 500

function planOf(index: number): Planned {
  const fate = (['done', 'done', 'auth', 'done', 'retried', 'done', 'cancelled', 'done', 'done', 'hit'] as const)[
    index % 10
  ]
  // Of a hit: the one before it.
  const at = fate === 'hit' ? index - 1 : index
  const chosen = models[at % 3]
  if (chosen === undefined) throw new Error('There are three models.')
  const { info, ...model } = chosen
  return {
    model,
    price: info.price,
    fate: fate ?? 'done',
    firstMs: 100 + ((at * 37) % 900),
    streamMs: 300 + ((at * 91) % 2000),
    input: 500 + ((at * 7) % 1000),
    output: 50 + ((at * 13) % 400),
    cached: at % 4 === 0 ? 100 : 0,
  }
}

const plans = Array.from({ length: count }, (_, index) => planOf(index))
const startedAt: number[] = []
let folder: string
let studio: TestStudio

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-metrics-'))
  await play(createTestTimers(Date.now() - 3_600_000))
  studio = await openStudio([], folder)
}, 60_000)
afterAll(async () => {
  await cleanUp()
  await rm(folder, { recursive: true, maxRetries: 3 })
})

/** Asks them one after the other, through the whole pipeline, in a time that only the plan moves. */
async function play(timers: TestTimers): Promise<void> {
  const fail = (message: string): never => expect.unreachable(message)
  const cache = openCache(join(folder, 'cache.db'), fail)
  const metrics = openMetrics(folder, fail)
  const records: RequestRecord[] = []
  const failedOnce = new Set<number>()
  const provider = (id: ModelRef['provider']): Provider => ({
    id,
    listModels: async () => [],
    stream: ({ task, model }, signal) => answer(Number(task.prompt), model, signal),
  })
  async function* answer(index: number, model: string, signal: AbortSignal): AsyncGenerator<ModelEvent, void> {
    const { fate, firstMs, streamMs, input, output, cached } = planOf(index)
    if (fate === 'auth' || (fate === 'retried' && !failedOnce.has(index))) {
      failedOnce.add(index)
      await sleep(timers, failMs, signal)
      throw fate === 'auth' ? failure('auth', 'No.') : failure('rate-limited', 'Later.', { status: 429, retryAfterMs })
    }
    await sleep(timers, firstMs, signal)
    yield { type: 'response-start', model: `${model}-2026` }
    yield { type: 'text-delta', text: 'words' }
    await sleep(timers, streamMs, signal)
    yield { type: 'text-delta', text: 'more' }
    yield {
      type: 'finish',
      reason: 'stop',
      usage: { input, output, ...(cached > 0 ? { cached } : {}), estimated: false },
    }
  }
  const pipeline = createPipeline({
    providers: { get: provider },
    settings: () => Settings.parse({ requests: { allowStarter: false, cacheEntries: 10_000 } }),
    environment: readRequestEnvironment({}),
    local: (model) => model.provider === 'ollama',
    infoOf: ({ provider: id, model }) => models.find((one) => one.provider === id && one.model === model)?.info,
    cacheStore: cache,
    record: (record) => void records.push(record),
    timers,
    random: () => 0,
  })
  for (const [index, { fate, firstMs, streamMs, model }] of plans.entries()) {
    const stop = new AbortController()
    let isOver = false
    startedAt.push(timers.now())
    void drain(pipeline.handler(askFor(fate === 'hit' ? index - 1 : index, model), stop.signal)).then(
      () => (isOver = true),
    )
    if (fate === 'cancelled') {
      await timers.advance(firstMs + cancelAfterMs)
      stop.abort()
    }
    while (!isOver) await timers.advance(fate === 'hit' ? 0 : firstMs + streamMs)
    // What is kept is kept when nothing else is to be done.
    await timers.advance(1000)
  }
  metrics.requests.insert(records)
  metrics.close()
  cache.close()
}

function askFor(index: number, model: ModelRef): Ask {
  const request: ModelRequest = {
    model: model.model,
    messages: [{ role: 'user', content: `number ${index}` }],
    task: { prompt: String(index), kind: 'page', files: new Map() },
  }
  return {
    candidates: [model],
    requestFor: () => request,
    purpose: index % 2 === 0 ? 'app' : 'edit',
    priority: 'foreground',
    projectId: 'project',
    report: () => undefined,
  }
}

async function drain(answer: AsyncIterable<ModelEvent>): Promise<void> {
  try {
    for await (const event of answer) void event
  } catch {
    // Some are meant to fail.
  }
}

// What follows is reckoned from the plan alone.

const numbered = plans.map((plan, index) => ({
  ...plan,
  index,
  lead: plan.fate === 'retried' ? failMs + retryAfterMs : 0,
}))
const whole = numbered.filter(({ fate }) => fate === 'done' || fate === 'retried')
type Numbered = (typeof numbered)[number]

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

function nearestRank(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), mean: expect.closeTo(sum(values) / values.length, 6) }
}

function costOf({ price, input, output, cached, fate }: Numbered): number {
  if (price === undefined || fate === 'hit' || fate === 'auth' || fate === 'cancelled') return 0
  return ((input - cached) * price.input + cached * (price.cached ?? price.input) + output * price.output) / 1e6
}

function summaryOf(all: readonly Numbered[]) {
  const answered = all.filter((plan) => whole.includes(plan))
  const begun = all.filter(({ fate }) => fate === 'cancelled' || fate === 'done' || fate === 'retried')
  const of = (fate: Planned['fate']): number => all.filter((plan) => plan.fate === fate).length
  return {
    requests: all.length,
    done: answered.length + of('hit'),
    failed: of('auth'),
    cancelled: of('cancelled'),
    retried: of('retried'),
    rateLimited: of('retried'),
    cacheHits: of('hit'),
    joined: 0,
    cacheable: all.length,
    firstTokenMs: nearestRank(begun.map(({ lead, firstMs }) => lead + firstMs)),
    totalMs: nearestRank(answered.map(({ lead, firstMs, streamMs }) => lead + firstMs + streamMs)),
    tokensPerSecond: nearestRank(answered.map(({ output, streamMs }) => (output * 1000) / streamMs)),
    inputTokens: sum(answered.map(({ input }) => input)),
    outputTokens: sum(answered.map(({ output }) => output)),
    cachedTokens: sum(answered.map(({ cached }) => cached)),
    reasoningTokens: 0,
    costUsd: expect.closeTo(sum(all.map(costOf)), 9),
    // What a stopped answer had cost by then, nobody tells.
    unpriced: of('cancelled'),
    cancelMs: nearestRank(all.filter(({ fate }) => fate === 'cancelled').map(() => 0)),
  }
}

test('the overview agrees with the plan, in sum and by model', async () => {
  const overview = await studio.client.metrics.overview({ filter: {} })
  expect(overview.summary).toEqual(summaryOf(numbered))
  expect(overview.error).toBe(0)
  const byModel = Object.fromEntries(overview.byModel.map(({ key, summary }) => [key, summary]))
  for (const { provider, model } of models) {
    const own = numbered.filter((plan) => plan.model.model === model)
    expect(byModel[`${provider}/${model}`]).toEqual(summaryOf(own))
  }
  expect(sum(overview.steps.map(({ requests }) => requests))).toBe(count)
  expect(sum(overview.totalBins.map(({ count: inBin }) => inBin))).toBe(whole.length)
})

test('the last so many, and a stretch of time, are exactly those', async () => {
  const { summary } = await studio.client.metrics.overview({ filter: { last: 100 } })
  expect(summary).toEqual(summaryOf(numbered.slice(-100)))
  const filter = { from: startedAt[120] ?? 0, to: startedAt[321] ?? 0 }
  expect((await studio.client.metrics.overview({ filter })).summary).toEqual(summaryOf(numbered.slice(120, 321)))
})

async function allRows(filter: MetricsFilter): Promise<RequestRow[]> {
  const rows: RequestRow[] = []
  for (let total = 1; rows.length < total;) {
    const page = await studio.client.metrics.requests({ filter, offset: rows.length, limit: 73 })
    total = page.total
    rows.push(...page.rows)
  }
  return rows
}

test('page by page the table has every request once, the newest first, with its own figures', async () => {
  const rows = (await allRows({})).toReversed()
  expect(rows.map(({ startedAt: at }) => at)).toEqual(startedAt)
  for (const plan of numbered) {
    const row = rows[plan.index]
    const outcome = plan.fate === 'auth' ? 'failed' : plan.fate === 'cancelled' ? 'cancelled' : 'done'
    expect(row).toMatchObject({
      outcome,
      cache: plan.fate === 'hit' ? 'hit' : 'miss',
      asked: plan.model,
      served: plan.model,
    })
    if (plan.fate === 'cancelled') expect(row?.costUsd).toBeUndefined()
    else expect(row?.costUsd).toBeCloseTo(costOf(plan), 12)
    if (whole.includes(plan))
      expect(row).toMatchObject({ outputTokens: plan.output, totalMs: plan.lead + plan.firstMs + plan.streamMs })
  }
})

test('filters take what they say, together too', async () => {
  const failed = await allRows({ outcome: 'failed', model: 'two' })
  expect(failed).toHaveLength(numbered.filter(({ fate, model }) => fate === 'auth' && model.model === 'two').length)
  expect(failed.every(({ errorKind }) => errorKind === 'auth')).toBe(true)
  expect(await allRows({ cache: 'hit', provider: 'groq' })).toHaveLength(
    numbered.filter(({ fate, model }) => fate === 'hit' && model.model === 'two').length,
  )
  expect(await allRows({ projectId: 'another' })).toEqual([])
})

test('one request has all its attempts, what was waited and the price that it was reckoned with', async () => {
  const plan = numbered.find(({ fate, model }) => fate === 'retried' && model.model === 'one')
  const row = (await allRows({})).toReversed()[plan?.index ?? -1]
  expect(await studio.client.metrics.request({ id: row?.id ?? '' })).toMatchObject({
    answered: { provider: 'openai', model: 'one-2026' },
    modelClass: 'standard',
    visibleMs: (plan?.lead ?? 0) + (plan?.firstMs ?? 0),
    cost: { price: { input: 2, output: 10, cached: 0.5 } },
    attempts: [
      { durationMs: failMs, errorKind: 'rate-limited', status: 429, retryAfterMs },
      { startMs: failMs + retryAfterMs, firstTokenMs: plan?.firstMs },
    ],
  })
  await expect(studio.client.metrics.request({ id: 'none' })).rejects.toMatchObject({ data: { kind: 'not-found' } })
})

test('what was spent today and this month is the sum of the prices', async () => {
  const now = new Date()
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
  const month = new Date(now.getFullYear(), now.getMonth()).getTime()
  const since = (start: number) => sum(numbered.filter(({ index }) => (startedAt[index] ?? 0) >= start).map(costOf))
  await studio.client.settings.update({ metrics: { budgetUsd: since(month) * 1.1 } })
  expect(await studio.client.metrics.cost()).toMatchObject({
    todayUsd: expect.closeTo(since(today), 9),
    monthUsd: expect.closeTo(since(month), 9),
    budget: { state: 'near' },
  })
})

test('targets are judged class by class', async () => {
  const verdicts = await studio.client.metrics.targets({ filter: {} })
  const of = (name: string, modelClass: string) =>
    verdicts.find((verdict) => verdict.name === name && verdict.modelClass === modelClass)
  const fast = summaryOf(numbered.filter(({ model }) => model.model === 'two'))
  expect(of('total-p95', 'fast')).toMatchObject({ value: fast.totalMs.p95, limit: 6000, verdict: 'passing' })
  expect(of('errors', 'fast')).toMatchObject({
    value: fast.failed / (fast.requests - fast.cancelled),
    verdict: 'failing',
  })
  expect(of('completion', 'fast')).toMatchObject({ verdict: 'too-few', of: 0 })
  await studio.client.settings.update({ metrics: { targets: { fast: { 'total-p95': 1 } } } })
  const again = await studio.client.metrics.targets({ filter: {} })
  expect(again.find(({ name, modelClass }) => name === 'total-p95' && modelClass === 'fast')?.verdict).toBe('failing')
})

test('the file for a spreadsheet has a line for each request', async () => {
  const { file, left } = await studio.client.metrics.export({ filter: {}, format: 'csv' })
  const [names = '', ...lines] = (await file.text()).trimEnd().split('\r\n')
  expect([lines.length, left]).toEqual([count, 0])
  const cost = names.split(',').indexOf('cost_usd')
  expect(sum(lines.map((line) => Number(line.split(',')[cost])))).toBeCloseTo(sum(numbered.map(costOf)), 9)
})
