/// <reference types="vite/client" />
/**
 * From the provider's side to the words of the panel: 500 requests of known times, tokens, faults and prices over HTTP,
 * and what the panel says of them, held against a reckoning that shares nothing with it.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MetricsFilter } from '#shared/domain/metrics.ts'
import { createTestTimers } from '../main/lib/test-timers.ts'
import { costOf, models, type Numbered, numbered, play, retryAfterMs, sum, whole } from '../main/test-metrics-plan.ts'
import { cleanUp, openStudio, type TestStudio } from '../main/test-studio.ts'
import { CostView } from '../renderer/features/metrics/cost-view.tsx'
import { Overview } from '../renderer/features/metrics/overview.tsx'
import { RequestDetail } from '../renderer/features/metrics/request-detail.tsx'
import { RequestRowView } from '../renderer/features/metrics/request-row.tsx'
import { TargetsView } from '../renderer/features/metrics/targets-view.tsx'

let folder: string
let studio: TestStudio
let startedAt: readonly number[]
const noop = (): void => undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-panel-'))
  startedAt = await play(folder, createTestTimers(Date.now() - 3_600_000))
  studio = await openStudio([], folder)
}, 60_000)
afterAll(async () => {
  await cleanUp()
  await rm(folder, { recursive: true, maxRetries: 3 })
})

type Node = DefaultTreeAdapterTypes.Node

/** The page's text: a line for each cell, each line of a tile and each sentence. */
function linesOf(element: ReactElement): string[] {
  const lines: string[] = []
  let line = ''
  const end = (): void => {
    if (line.trim() !== '') lines.push(line.trim())
    line = ''
  }
  const read = (node: Node): void => {
    if (node.nodeName === '#text' && 'value' in node) line += node.value
    if (!('childNodes' in node)) return
    const isBlock = !['strong', 'b', 'i', 'bdi', 'svg', 'path', '#document-fragment'].includes(node.nodeName)
    if (isBlock) end()
    node.childNodes.forEach(read)
    if (isBlock || node.nodeName === 'strong') end()
  }
  read(parseFragment(renderToStaticMarkup(element)))
  end()
  return lines
}

/** The lines that follow a title, up to so many. */
function after(lines: readonly string[], title: string, count: number): readonly string[] {
  const at = lines.indexOf(title)
  expect(at, `${title} in ${lines.join(' | ')}`).toBeGreaterThanOrEqual(0)
  return lines.slice(at + 1, at + 1 + count)
}

// An own reckoning of figures and of how they are written.

const rank = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN

function time(ms: number): string {
  if (ms < 10) return `${Number(ms.toFixed(1))} ms`
  if (ms < 100) return `${Math.round(ms)} ms`
  return ms < 1000 ? `${(ms / 1000).toFixed(2)} s` : `${(ms / 1000).toFixed(1)} s`
}

function percent(part: number, of: number): string {
  const value = (part / of) * 100
  return `${Number(value.toFixed(value < 10 ? 2 : 1))} %`
}

function dollars(usd: number): string {
  return `$${usd.toFixed(usd >= 0.1 || usd === 0 ? 2 : 1 - Math.floor(Math.log10(usd)))}`
}

const firstOf = ({ lead, firstMs }: Numbered): number => lead + firstMs
const totalOf = ({ lead, firstMs, streamMs }: Numbered): number => lead + firstMs + streamMs
const withFate = (all: readonly Numbered[], ...fates: readonly Numbered['fate'][]): Numbered[] =>
  all.filter(({ fate }) => fates.includes(fate))
const begun = (all: readonly Numbered[]): number[] => withFate(all, 'done', 'retried', 'cancelled').map(firstOf)
const totals = (all: readonly Numbered[]): number[] => withFate(all, 'done', 'retried').map(totalOf)

async function overviewLines(filter: MetricsFilter): Promise<string[]> {
  const [overview, verdicts] = await Promise.all([
    studio.client.metrics.overview({ filter }),
    studio.client.metrics.targets({ filter }),
  ])
  const nameOf = (provider: string): string => provider
  return linesOf(createElement(Overview, { overview, verdicts, error: undefined, nameOf, onRetry: noop }))
}

test.each([
  ['all of them', {}, numbered],
  ['the last hundred', { last: 100 }, numbered.slice(-100)],
])('the figures on top say what %s did', async (_, filter, all) => {
  const lines = await overviewLines(filter)
  const judged = all.length - withFate(all, 'cancelled').length
  const failed = withFate(all, 'auth').length
  const hits = withFate(all, 'hit').length
  const limited = withFate(all, 'retried').length
  const value = (title: string): string | undefined => after(lines, title, 1)[0]
  expect(value('First token P95')).toBe(time(rank(begun(all), 0.95)))
  expect(lines).toContain(`P50 ${time(rank(begun(all), 0.5))}, P99 ${time(rank(begun(all), 0.99))}`)
  expect(value('Total P95')).toBe(time(rank(totals(all), 0.95)))
  expect(value('Total P50')).toBe(time(rank(totals(all), 0.5)))
  expect(lines).toContain(`P50 ${time(rank(totals(all), 0.5))}, P99 ${time(rank(totals(all), 0.99))}`)
  expect(value('Errors')).toBe(percent(failed, judged))
  expect(lines).toContain(`${failed} of ${judged} failed`)
  expect(value('Cache hits')).toBe(percent(hits, all.length))
  expect(lines).toContain(`${percent(hits, all.length)} exact, 0 % joined`)
  expect(value('Rate-limit hits')).toBe(percent(limited, all.length))
  expect(lines).toContain(`${limited} requests tried again`)
  expect(value('Cost')).toBe(dollars(sum(all.map(costOf))))
  const answered = withFate(all, 'done', 'retried')
  const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
  const amount = (count: number): string => (count < 10_000 ? count.toLocaleString('en') : compact.format(count))
  expect(lines).toContain(
    `${amount(sum(answered.map(({ input }) => input)))} in, ${amount(sum(answered.map(({ output }) => output)))} out`,
  )
  expect(lines).toContain(`${withFate(all, 'cancelled').length} with an unknown cost`)
  expect(lines).toContain(
    `${all.length} requests: ${answered.length + hits} done, ${failed} failed, ${all.length - judged} stopped`,
  )
})

test('the table by model has every figure of each', async () => {
  const lines = await overviewLines({})
  for (const { model } of models) {
    const own = numbered.filter((plan) => plan.model.model === model)
    const answered = withFate(own, 'done', 'retried')
    expect(after(lines, model, 9)).toEqual([
      String(own.length),
      percent(withFate(own, 'auth').length, own.length - withFate(own, 'cancelled').length),
      time(rank(begun(own), 0.5)),
      time(rank(begun(own), 0.95)),
      time(rank(totals(own), 0.5)),
      time(rank(totals(own), 0.95)),
      String(
        Math.round(
          rank(
            answered.map(({ output, streamMs }) => (output * 1000) / streamMs),
            0.5,
          ),
        ),
      ),
      expect.stringMatching(/^[\d.,]+K?$/),
      dollars(sum(own.map(costOf))),
    ])
  }
})

test('each target’s verdict stands beside its value, class by class', async () => {
  const all = await studio.client.metrics.targets({ filter: {} })
  const verdicts = all.filter(({ modelClass }) => modelClass === 'fast')
  const own = numbered.filter(({ model }) => model.model === 'two')
  const lines = linesOf(createElement(TargetsView, { targets: {}, verdicts, onTargets: noop }))
  const first = rank(begun(own), 0.95)
  const errors = withFate(own, 'auth').length / (own.length - withFate(own, 'cancelled').length)
  const said = (title: string): readonly string[] =>
    after(lines, title, 5).filter((line) => !['s', '%', '–'].includes(line) && !line.endsWith('.'))
  expect(said('95 of 100 first tokens come within').slice(0, 2)).toEqual([
    time(first),
    first <= 1500 ? 'within 1.5 s' : 'over 1.5 s',
  ])
  expect(said('Requests that fail, at most').slice(0, 2)).toEqual([percent(errors, 1), 'over 1 %'])
  expect(after(lines, 'Runs that are completed, at least', 4)).toContain('too few: 0 of 20')
})

test('every row of the table says its own request’s figures', async () => {
  const { rows } = await studio.client.metrics.requests({ filter: {}, offset: 0, limit: 500 })
  const texts = rows
    .toReversed()
    .map((row, index) =>
      linesOf(
        createElement(RequestRowView, { index, row, now: Date.now(), active: false, open: false, onTake: noop }),
      ).slice(2),
    )
  for (const plan of numbered) {
    const { index, model, fate, input, output } = plan
    if (!whole.includes(plan)) {
      const end = { auth: 'The key was not accepted', cancelled: 'stopped', hit: 'from cache' }[
        fate as 'auth' | 'cancelled' | 'hit'
      ]
      expect([texts[index]?.[0], texts[index]?.at(-1)]).toEqual([model.model, end])
      continue
    }
    expect(texts[index]).toEqual([
      model.model,
      time(firstOf(plan)),
      time(totalOf(plan)),
      `${input.toLocaleString('en')} / ${output.toLocaleString('en')}`,
      String(Math.round((output * 1000) / plan.streamMs)),
      dollars(costOf(plan)),
      'done',
    ])
  }
})

test('a request’s own page tells its two tries, the pause, the price and the headers, and no secret', async () => {
  const plan = numbered.find(({ fate, model }) => fate === 'retried' && model.model === 'one')
  expect(plan).toBeDefined()
  if (plan === undefined) return
  const { rows } = await studio.client.metrics.requests({ filter: {}, offset: 0, limit: 500 })
  const record = await studio.client.metrics.request({ id: rows.toReversed()[plan.index]?.id ?? '' })
  expect(record.startedAt).toBe(startedAt[plan.index])
  const element = createElement(RequestDetail, { record, onClose: noop })
  const lines = linesOf(element)
  expect(after(lines, 'Try 1: 429', 1)).toEqual(['50 ms'])
  expect(after(lines, 'Rate limit', 1)).toEqual([`${retryAfterMs} ms`])
  expect(after(lines, `Stream, ${plan.output} tokens`, 1)).toEqual([`${plan.streamMs} ms`])
  expect(after(lines, 'What happened', 6)).toEqual([
    'No kept answer fitted.',
    'one failed: Too many requests (HTTP 429).',
    'It asked for a pause of 0.70 s.',
    'Waited 0.70 s before the next try.',
    'Then one was tried again.',
    `one answered in ${time(totalOf(plan))}.`,
  ])
  expect(after(lines, 'Cost', 1)).toEqual([`${dollars(costOf(plan))} at $2.00 in and $10.00 out per million`])
  expect(lines).toContain('Headers of the request, try 1')
  expect(JSON.stringify(record)).not.toContain('secret')
})

test('the month’s cost is the sum of the prices', async () => {
  const cost = await studio.client.metrics.cost()
  const start = new Date(new Date().getFullYear(), new Date().getMonth()).getTime()
  const spent = sum(numbered.filter(({ index }) => (startedAt[index] ?? 0) >= start).map(costOf))
  const lines = linesOf(createElement(CostView, { cost, error: undefined, onSettings: noop, onRetry: noop }))
  expect(after(lines, 'This month', 1)).toEqual([dollars(spent)])
})
