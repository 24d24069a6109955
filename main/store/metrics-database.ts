/** `metrics.db`: what every request did, took and cost. Losing its last moments to a power cut loses no work. */
import { renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureFolder } from '../lib/folders.ts'
import { openDatabase } from './database.ts'
import { metricsMigrations } from './metrics-migrations.ts'
import { migrate } from './migrate.ts'
import { createMeasuredRuns, type MeasuredRuns } from './measured-runs.ts'
import { createRequestsTable, type RequestsTable } from './requests-table.ts'

export interface MetricsStore {
  /** The file's path, for those that only read. */
  readonly file: string
  readonly requests: RequestsTable
  readonly runs: MeasuredRuns
  close(): void
}

/** Opens or makes it in the data folder. A damaged one is moved aside, which `onTrouble` is told in a sentence. */
export function openMetrics(dataFolder: string, onTrouble: (message: string) => void): MetricsStore {
  ensureFolder(dataFolder, 0o700)
  const file = path.join(dataFolder, 'metrics.db')
  try {
    return open(file, dataFolder)
  } catch (thrown) {
    if (!isDamage(thrown)) throw thrown
    const aside = `${file}.damaged-${Date.now()}`
    renameSync(file, aside)
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true })
    onTrouble(`The record of requests was damaged and begins anew. The old one is ${aside}.`)
    return open(file, dataFolder)
  }
}

function open(file: string, dataFolder: string): MetricsStore {
  const database = openDatabase(file, 'NORMAL')
  try {
    migrate(database, metricsMigrations, path.join(dataFolder, 'backups', 'metrics'))
    return {
      file,
      requests: createRequestsTable(database),
      runs: createMeasuredRuns(database),
      close: () => void database.close(),
    }
  } catch (thrown) {
    database.close()
    throw thrown
  }
}

function isDamage(thrown: unknown): boolean {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')
}
