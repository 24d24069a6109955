import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { createTestTimers } from '../lib/test-timers.ts'
import { openMetrics } from '../store/metrics-database.ts'
import { createRecorder } from './recorder.ts'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup()
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-metrics-'))
  cleanups.push(() => rmSync(folder, { recursive: true, maxRetries: 3 }))
  return folder
}

function open(folder = newFolder()) {
  const troubles: string[] = []
  const store = openMetrics(folder, (message) => troubles.push(message))
  const timers = createTestTimers()
  const recorder = createRecorder(store.requests, timers, (message) => troubles.push(message))
  cleanups.push(store.close)
  return { store, timers, recorder, troubles, folder }
}

function record(id: string, startedAt = 1): RequestRecord {
  return {
    id,
    runId: 'run',
    purpose: 'app',
    priority: 'foreground',
    startedAt,
    asked: { provider: 'openai', model: 'm' },
    answered: { provider: 'openai', model: 'm-2026' },
    cache: 'miss',
    queueMs: 0,
    firstTokenMs: 200,
    totalMs: 1000,
    characters: 10,
    finish: 'stop',
    usage: { input: 1, output: 2, estimated: false },
    outcome: 'done',
    attempts: [{ model: { provider: 'openai', model: 'm' }, startMs: 0, waits: [], durationMs: 1000 }],
  }
}

test('a record is written beside what goes on, not while it is taken', async () => {
  const { store, timers, recorder } = open()
  recorder.add(record('a'))
  recorder.add(record('b', 2))
  expect(store.requests.count()).toBe(0)
  await timers.advance(1000)
  expect(store.requests.newest(10)).toEqual([record('b', 2), record('a')])
  expect(timers.pending()).toBe(0)
})

test('many records are written in slices, with a turn for others between them', async () => {
  const { timers } = open()
  const slices: number[] = []
  const recorder = createRecorder({ insert: (records) => void slices.push(records.length) }, timers, () => {})
  for (let id = 0; id < 50; id += 1) recorder.add(record(`${id}`))
  await timers.advance(1000)
  expect(slices).toEqual([20, 20, 10])
  expect(timers.pending()).toBe(0)
})

test('what was taken last is written at the end, and there after a restart', () => {
  const { store, recorder, folder, timers } = open()
  recorder.add(record('a'))
  recorder.close()
  store.close()
  expect(open(folder).store.requests.listByRun('run')).toEqual([record('a')])
  expect(timers.pending()).toBe(0)
})

test('what cannot be written is told, kept, and written when it can be', async () => {
  const { store, timers, troubles } = open()
  let isFull = true
  const table = {
    insert(records: readonly RequestRecord[]) {
      if (isFull) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
      store.requests.insert(records)
    },
  }
  const recorder = createRecorder(table, timers, (message) => troubles.push(message))
  recorder.add(record('a'))
  await timers.advance(1000)
  expect(troubles[0]).toContain('disk is full')
  isFull = false
  await timers.advance(1000)
  expect(store.requests.count()).toBe(1)
})

test('a damaged database is moved aside, which is told, and a new one begun', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'metrics.db'), 'no database at all, as anyone can see'.repeat(200))
  const { recorder, store, troubles } = open(folder)
  recorder.add(record('a'))
  recorder.flush()
  expect([store.requests.count(), troubles.length]).toEqual([1, 1])
  expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toHaveLength(1)
})
