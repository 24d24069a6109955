/** 500 requests whose times, tokens, faults and prices are known, from the provider's side to what the panel is told. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MetricsFilter, RequestRow } from '#shared/domain/metrics.ts'
import { createTestTimers } from './lib/test-timers.ts'
import {
  costOf,
  count,
  failMs,
  models,
  numbered,
  play,
  retryAfterMs,
  sum,
  summaryOf,
  whole,
} from './test-metrics-plan.ts'
import { cleanUp, openStudio, type TestStudio } from './test-studio.ts'

let startedAt: readonly number[]
let folder: string
let studio: TestStudio

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-metrics-'))
  startedAt = await play(folder, createTestTimers(Date.now() - 3_600_000))
  studio = await openStudio([], folder)
}, 60_000)
afterAll(async () => {
  await cleanUp()
  await rm(folder, { recursive: true, maxRetries: 3 })
})

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
