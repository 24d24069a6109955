import { statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { openDatabase } from '../store/database.ts'
import { openMetrics, type MetricsStore } from '../store/metrics-database.ts'
import { dayMs } from '../store/request-columns.ts'
import { createQueryRunner } from './query.ts'
import { tidyMetrics } from './tidy.ts'

let folder: string
let store: MetricsStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-tidy-'))
  store = openMetrics(folder, expect.unreachable)
})
afterEach(async () => {
  store.close()
  await rm(folder, { recursive: true, maxRetries: 3 })
})

const now = 1000 * dayMs + 1
const noCheck = (): void => undefined
const all = { oldest: 0, bytes: Number.MAX_SAFE_INTEGER, now }

function record(daysAgo: number, at = 0, more: Partial<RequestRecord> = {}): RequestRecord {
  return {
    id: `${daysAgo}-${at}`,
    purpose: 'app',
    priority: 'foreground',
    startedAt: now - daysAgo * dayMs + at,
    asked: { provider: 'openai', model: 'm' },
    cache: 'miss',
    queueMs: 0,
    firstTokenMs: 100 + at,
    totalMs: 200,
    characters: 4,
    outcome: 'done',
    attempts: [],
    ...more,
  }
}

function sizeOnDisk(): number {
  return [store.file, `${store.file}-wal`].reduce(
    (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
}

/** What the panel is told, read anew. */
function overview() {
  const database = openDatabase(store.file, 'NORMAL')
  try {
    return createQueryRunner(database).answer('overview', { filter: {} }, noCheck)
  } finally {
    database.close()
  }
}

test('what is older than the limit goes, and nothing else', async () => {
  store.requests.insert([record(91), record(90.5), record(89), record(0)])
  expect(await tidyMetrics(store.file, { ...all, oldest: now - 90 * dayMs }, noCheck)).toEqual({ removed: 2 })
  expect(store.requests.newest(10).map(({ id }) => id)).toEqual(['0-0', '89-0'])
})

test('a file over its size loses its oldest days first', async () => {
  const long = { purpose: 'x'.repeat(500), errorKind: 'provider' as const }
  for (const day of [3, 2, 1]) store.requests.insert(Array.from({ length: 300 }, (_, at) => record(day, at, long)))
  await tidyMetrics(store.file, { ...all, bytes: 450_000 }, noCheck)
  const left = store.requests.newest(1000)
  expect(left.length).toBeGreaterThan(0)
  expect(left.length).toBeLessThan(900)
  expect(left.every(({ startedAt }) => startedAt >= now - 2 * dayMs)).toBe(true)
})

test('the file shrinks by what was removed, and so does its log', async () => {
  const long = { purpose: 'x'.repeat(2000), errorKind: 'provider' as const }
  for (const day of [3, 2, 1]) store.requests.insert(Array.from({ length: 600 }, (_, at) => record(day, at, long)))
  await tidyMetrics(store.file, all, noCheck)
  const before = sizeOnDisk()
  await tidyMetrics(store.file, { ...all, bytes: 1_500_000 }, noCheck)
  expect(store.requests.count()).toBeGreaterThan(0)
  expect(before).toBeGreaterThan(3_000_000)
  expect(sizeOnDisk()).toBeLessThan(2_000_000)
})

test('days that are over are told the same as columns as they were as rows', async () => {
  store.requests.insert([5, 5.2, 3, 3.1, 3.2, 0].map((day, at) => record(day, at, { cancelMs: at })))
  const before = overview()
  await tidyMetrics(store.file, all, noCheck)
  expect(overview()).toEqual(before)
})

test('a request that is late for its day is counted all the same', async () => {
  store.requests.insert([record(5), record(3)])
  await tidyMetrics(store.file, all, noCheck)
  store.requests.insert([record(5, 7)])
  expect(overview()).toMatchObject({ summary: { requests: 3 } })
})

test('it ends between two slices when it is told to', async () => {
  store.requests.insert(Array.from({ length: 500 }, (_, at) => record(91, at)))
  let checks = 0
  const check = (): void => {
    checks += 1
    if (checks === 2) throw new Error('enough')
  }
  await expect(tidyMetrics(store.file, { ...all, oldest: now }, check)).rejects.toThrow('enough')
  expect(store.requests.count()).toBe(300)
})
