/** A run that is written down again: what was told before it was sent is known to nobody any more after a restart. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import type { MeasuredRun } from './measured-runs.ts'
import { openMetrics } from './metrics-database.ts'

test('it has its new outcome, and keeps what it had been expected to cost', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kiln-runs-'))
  const metrics = openMetrics(folder, () => undefined)
  const run: MeasuredRun = {
    ...{ id: 'run', projectId: 'app', model: { provider: 'openai', model: 'm' }, startedAt: 5, totalMs: 9 },
    ...{ outcome: 'stopped', costUsd: 3 },
  }
  metrics.runs.insert({ ...run, estimatedUsd: 1, comparedUsd: 2 })
  metrics.runs.insert({ ...run, outcome: 'done' })
  const database = openDatabase(metrics.file, 'NORMAL')
  const rows = database.prepare('SELECT id, outcome, cost_usd, estimated_usd, compared_usd FROM runs').all()
  database.close()
  metrics.close()
  await rm(folder, { recursive: true })
  expect(rows).toEqual([{ id: 'run', outcome: 0, cost_usd: 3, estimated_usd: 1, compared_usd: 2 }])
})
