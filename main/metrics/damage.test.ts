/** A `metrics.db` that is damaged inside: whoever asks is told what to do, and the next start begins anew. */
import { closeSync, openSync, readdirSync, statSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Settings } from '#shared/domain/settings.ts'
import { createTestTimers } from '../lib/test-timers.ts'
import { markDamaged, openMetrics } from '../store/metrics-database.ts'
import { createMetrics } from './metrics.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-damage-'))
})
afterEach(() => rm(folder, { recursive: true, maxRetries: 3 }))

/** All but the pages before this one. */
function damage(file: string, fromPage: number): void {
  const handle = openSync(file, 'r+')
  for (let at = fromPage * 4096; at < statSync(file).size; at += 4096)
    writeSync(handle, Buffer.alloc(2000, 7), 0, 2000, at)
  closeSync(handle)
}

test.each([
  ['its tables', 2],
  ['its head', 0],
])('of damage to %s the panel says what to do, and the next start puts the file aside', async (_, fromPage) => {
  const store = openMetrics(folder, expect.unreachable)
  store.requests.insert(
    Array.from({ length: 300 }, (_unused, at) => ({
      ...{ id: String(at), purpose: 'app', priority: 'foreground' as const, startedAt: 1_800_000_000_000 + at },
      ...{ asked: { provider: 'openai' as const, model: 'm' }, cache: 'miss' as const, queueMs: 0, totalMs: 1 },
      ...{ characters: 1, outcome: 'done' as const, attempts: [] },
    })),
  )
  const { file } = store
  store.close()
  damage(file, fromPage)
  const metrics = createMetrics({
    file,
    recorder: { flush: () => undefined },
    steps: {
      started: () => undefined,
      ended: () => undefined,
      note: () => undefined,
      flush: () => undefined,
      close: () => undefined,
    },
    timers: createTestTimers(),
    settings: () => Settings.parse({}),
    projectName: () => undefined,
    projectNames: () => ({}),
    editsOf: () => undefined,
    onDamage: () => markDamaged(file),
  })
  await expect(metrics.overview({}, new AbortController().signal)).rejects.toMatchObject({
    error: { message: expect.stringContaining('Start Kiln again') },
  })
  await metrics.close()
  const troubles: string[] = []
  const anew = openMetrics(folder, (message) => troubles.push(message))
  expect(anew.requests.count()).toBe(0)
  anew.close()
  expect(troubles).toEqual([expect.stringContaining('begins anew')])
  expect(readdirSync(folder).filter((name) => name.includes('.damaged-'))).toHaveLength(1)
  openMetrics(folder, expect.unreachable).close()
})
