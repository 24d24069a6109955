import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { openMetrics, type MetricsStore } from './metrics-database.ts'

let folder: string
let metrics: MetricsStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-pace-'))
  metrics = openMetrics(folder, expect.unreachable)
})
afterEach(async () => {
  metrics.close()
  await rm(folder, { recursive: true })
})

const model = { provider: 'groq', model: 'm' } as const
let count = 0

/** An answer of 100 tokens, `ms` after its first one. */
function answered(ms: number, more: Partial<RequestRecord> = {}): RequestRecord {
  count += 1
  return {
    id: `r${count}`,
    purpose: 'screen',
    priority: 'foreground',
    startedAt: count,
    asked: model,
    cache: 'miss',
    queueMs: 200,
    firstTokenMs: 500,
    totalMs: 500 + ms,
    characters: 400,
    usage: { input: 10, output: 100, estimated: false },
    outcome: 'done',
    attempts: [],
    ...more,
  }
}

test('a model’s pace is the middle of its newest answers, without the time in line', () => {
  metrics.requests.insert([answered(100), ...Array.from({ length: 15 }, (_, at) => answered(1000 + at * 1000))])
  expect(metrics.requests.pace(model)).toEqual({ tokensPerSecond: 12.5, firstTokenMs: 300 })
})

test('what no model wrote, what failed and a word or two are no measure; nor is another model', () => {
  metrics.requests.insert([
    answered(1, { cache: 'hit' }),
    answered(1, { cache: 'joined' }),
    answered(1, { outcome: 'failed' }),
    answered(1, { usage: { input: 1, output: 3, estimated: false } }),
    answered(0),
    answered(1, { asked: { provider: 'groq', model: 'other' } }),
  ])
  expect(metrics.requests.pace(model)).toBeUndefined()
  metrics.requests.insert([answered(2000, { cache: 'bypassed' })])
  expect(metrics.requests.pace(model)?.tokensPerSecond).toBe(50)
})
