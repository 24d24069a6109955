/** A metrics.db with a million requests, for the measures of metrics. */
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchContext } from './measure.ts'
import { seedMetrics } from './seed-metrics.ts'

const requests = 1_000_000

export interface Million {
  /** Only to be read, or copied; it is removed when the process ends. */
  readonly file: string
  /** When its newest request began, nearly, in milliseconds since 1970. */
  readonly now: number
}

export async function millionRequests({ note }: Pick<BenchContext, 'note'>): Promise<Million> {
  const folder = await mkdtemp(join(tmpdir(), 'kiln-bench-metrics-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  const now = Date.now()
  note(`writing ${requests} requests`)
  await seedMetrics(folder, { count: requests, now })
  return { file: join(folder, 'metrics.db'), now }
}
