/** What requests said stays exactly as long as the user has it kept: in the rows, and in the bytes of the file. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Settings } from '#shared/domain/settings.ts'
import { createIdleJobs } from '../lib/idle-jobs.ts'
import { createTestTimers } from '../lib/test-timers.ts'
import { openDatabase } from '../store/database.ts'
import { openMetrics, type MetricsStore } from '../store/metrics-database.ts'
import { createKeptTexts } from './kept-texts.ts'
import { createMetrics } from './metrics.ts'
import { createRunSteps } from './run-steps.ts'

let folder: string
let store: MetricsStore
let textsOf: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-texts-'))
  store = openMetrics(folder, expect.unreachable)
  textsOf = ['app']
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, maxRetries: 3 })
})

const texts = { prompt: `make it green, ${'long '.repeat(5000)}`, answer: 'the-green-answer' }
const record = { id: 'one', projectId: 'app', startedAt: 1_800_000_000_000 }

function begin(isProject: (projectId: string) => boolean = () => true) {
  const timers = createTestTimers()
  const idle = createIdleJobs(500, timers)
  const onTrouble = expect.unreachable
  const kept = createKeptTexts({ table: store.texts, idle, textsOf: () => textsOf, isProject, onTrouble })
  return { ...kept, done: () => timers.advance(1000) }
}

function rows(): unknown[] {
  const database = openDatabase(store.file, 'NORMAL')
  try {
    return database.prepare('SELECT request_id FROM texts').pluck().all()
  } finally {
    database.close()
  }
}

/** In the file, or in its log. */
function isOnDisk(words: string): boolean {
  return readdirSync(folder).some((name) => name.startsWith('metrics.db') && readOf(name).includes(words))
}

function readOf(name: string): Buffer {
  return readFileSync(join(folder, name))
}

test('texts of a request that ends after they were turned off are not written', async () => {
  const kept = begin()
  textsOf = []
  kept.settingsChanged()
  await kept.done()
  kept.take(record, texts)
  await kept.done()
  expect(rows()).toEqual([])
})

test('turned off, they are gone from the file and its log, also where they are turned on again at once', async () => {
  const kept = begin()
  kept.take(record, texts)
  await kept.done()
  expect(rows()).toEqual(['one'])
  expect(isOnDisk('the-green-answer')).toBe(true)
  textsOf = []
  kept.settingsChanged()
  textsOf = ['app']
  kept.settingsChanged()
  await kept.done()
  expect(rows()).toEqual([])
  expect(isOnDisk('the-green-answer')).toBe(false)
  expect(isOnDisk('long long')).toBe(false)
})

test('what was left by a crash, or by a project that was deleted for good, goes at the next start', async () => {
  store.texts.insert({ ...texts, ...record, requestId: 'one' })
  store.texts.insert({ ...texts, ...record, requestId: 'two', projectId: 'deleted' })
  store.texts.insert({ ...texts, ...record, requestId: 'three', projectId: 'off' })
  textsOf = ['app', 'deleted']
  await begin((projectId) => projectId !== 'deleted').done()
  expect(rows()).toEqual(['one'])
})

test('the panel shows them only while they are to be kept', async () => {
  const timers = createTestTimers()
  const panel = createMetrics({
    file: store.file,
    recorder: { flush: () => undefined },
    steps: createRunSteps(store.steps, timers, expect.unreachable),
    timers,
    settings: () => Settings.parse({ metrics: { textsOf } }),
    projectName: () => undefined,
    projectNames: () => ({}),
    editsOf: () => undefined,
    onDamage: expect.unreachable,
  })
  const { id, projectId, startedAt } = record
  const asked = { provider: 'openai', model: 'm' } as const
  const took = { cache: 'miss', queueMs: 0, totalMs: 200, characters: 4, outcome: 'done' } as const
  store.requests.insert([
    { ...took, attempts: [], id, projectId, startedAt, purpose: 'edit', priority: 'foreground', asked },
  ])
  store.texts.insert({ ...texts, requestId: id, projectId, startedAt })
  const shown = () => panel.request(id, new AbortController().signal)
  try {
    expect((await shown()).texts).toEqual(texts)
    textsOf = []
    expect(await shown()).not.toHaveProperty('texts')
  } finally {
    await panel.close()
  }
})
