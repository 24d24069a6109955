/** What follows an answer belongs to its run, and to the request that it followed. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { createTestTimers } from '../lib/test-timers.ts'
import { openDatabase } from '../store/database.ts'
import { openMetrics, type MetricsStore } from '../store/metrics-database.ts'
import { createQueryRunner } from './query.ts'
import { createRunSteps } from './run-steps.ts'

const start = 1_800_000_000_000
let folder: string
let store: MetricsStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-steps-'))
  store = openMetrics(folder, expect.unreachable)
})
afterEach(async () => {
  store.close()
  await rm(folder, { recursive: true, maxRetries: 3 })
})

function request(id: string, at: number, totalMs: number): RequestRecord {
  return {
    id,
    runId: 'run',
    projectId: 'app',
    purpose: 'edit',
    priority: 'foreground',
    startedAt: start + at,
    asked: { provider: 'openai', model: 'm' },
    cache: 'miss',
    queueMs: 0,
    totalMs,
    characters: 4,
    outcome: 'done',
    attempts: [],
  }
}

function read(id: string): { steps: { name: string; at: number }[]; texts?: unknown } {
  const database = openDatabase(store.file, 'NORMAL')
  try {
    return createQueryRunner(database).answer('request', { id }, () => undefined) as ReturnType<typeof read>
  } finally {
    database.close()
  }
}

test('steps go with the request that they followed, also where two ran beside each other', () => {
  const timers = createTestTimers(start)
  const steps = createRunSteps(store.steps, timers, expect.unreachable)
  steps.started('app', 'run')
  steps.note('app', { name: 'build', at: start + 450, ms: 9 })
  steps.note('app', { name: 'apply', at: start + 2100, ms: 14.5 })
  steps.note('app', { name: 'shown', at: start + 2200, ms: 0 })
  steps.note('another', { name: 'build', at: start + 2200, ms: 1 })
  steps.flush()
  store.requests.insert([request('plan', 0, 400), request('left', 500, 1500), request('right', 500, 1000)])
  expect(read('plan').steps.map(({ name }) => name)).toEqual(['build'])
  for (const id of ['left', 'right']) {
    expect(read(id).steps).toEqual([
      { name: 'apply', at: start + 2100, ms: 14.5 },
      { name: 'shown', at: start + 2200, ms: 0 },
    ])
  }
})

test('what is shown long after a run, or shown again, is not its doing', async () => {
  const timers = createTestTimers(start)
  const steps = createRunSteps(store.steps, timers, expect.unreachable)
  steps.started('app', 'run')
  steps.ended('run')
  steps.note('app', { name: 'shown', at: start + 300, ms: 0 })
  steps.note('app', { name: 'shown', at: start + 400, ms: 0 })
  steps.note('app', { name: 'build', at: start + 60_000, ms: 0 })
  await timers.advance(1000)
  store.requests.insert([request('one', 0, 200)])
  expect(read('one').steps).toEqual([{ name: 'shown', at: start + 300, ms: 0 }])
})

test('texts are there for the projects whose user has them kept, and gone when that ends', () => {
  store.requests.insert([request('one', 0, 200)])
  const texts = { requestId: 'one', projectId: 'app', startedAt: start, prompt: 'make it green', answer: 'green' }
  store.texts.insert(texts)
  expect(read('one').texts).toEqual({ prompt: 'make it green', answer: 'green' })
  store.texts.keepOnly(['app'])
  expect(read('one').texts).toBeDefined()
  store.texts.keepOnly(['another'])
  expect(read('one').texts).toBeUndefined()
})
