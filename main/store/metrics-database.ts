/** `metrics.db`: what every request did, took and cost. Losing its last moments to a power cut loses no work. */
import { renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureFolder } from '../lib/folders.ts'
import { openDatabase, type Database } from './database.ts'
import { migrate, type Migration } from './migrate.ts'
import { createRequestsTable, type RequestsTable } from './requests-table.ts'

export interface MetricsStore {
  readonly requests: RequestsTable
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
    migrate(database, migrations, path.join(dataFolder, 'backups', 'metrics'))
    return { requests: createRequestsTable(database), close: () => void database.close() }
  } catch (thrown) {
    database.close()
    throw thrown
  }
}

/** A released one is never changed: add the next. */
const migrations: readonly Migration[] = [
  {
    id: 10,
    name: 'requests',
    up(database: Database) {
      database.exec(`
        CREATE TABLE requests (
          id TEXT PRIMARY KEY, started_at INTEGER NOT NULL, run_id TEXT, project_id TEXT, purpose TEXT NOT NULL,
          asked_provider TEXT NOT NULL, asked_model TEXT NOT NULL, provider TEXT, model TEXT,
          cache TEXT NOT NULL, outcome TEXT NOT NULL, error_kind TEXT, finish TEXT,
          queue_ms INTEGER NOT NULL, first_token_ms INTEGER, total_ms INTEGER NOT NULL,
          input_tokens INTEGER, output_tokens INTEGER, cached_tokens INTEGER, reasoning_tokens INTEGER,
          attempts INTEGER NOT NULL, record TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX requests_by_start ON requests (started_at);
        CREATE INDEX requests_by_run ON requests (run_id) WHERE run_id IS NOT NULL;
      `)
    },
  },
]

function isDamage(thrown: unknown): boolean {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')
}
