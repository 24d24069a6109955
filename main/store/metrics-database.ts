/** `metrics.db`: what every request did, took and cost. Losing its last moments to a power cut loses no work. */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensureFolder } from '../lib/folders.ts'
import { openDatabase, type Database } from './database.ts'
import { metricsMigrations } from './metrics-migrations.ts'
import { migrate } from './migrate.ts'
import { createMeasuredRuns, type MeasuredRuns } from './measured-runs.ts'
import { createRequestTexts, type RequestTextsTable } from './request-texts-table.ts'
import { createRequestsTable, type RequestsTable } from './requests-table.ts'
import { createRunSteps, type RunStepsTable } from './run-steps-table.ts'

export interface MetricsStore {
  /** The file's path, for those that only read. */
  readonly file: string
  readonly requests: RequestsTable
  readonly runs: MeasuredRuns
  readonly steps: RunStepsTable
  readonly texts: RequestTextsTable
  close(): void
}

/** Opens or makes it in the data folder. A damaged one is moved aside, which `onTrouble` is told in a sentence. */
export function openMetrics(dataFolder: string, onTrouble: (message: string) => void): MetricsStore {
  ensureFolder(dataFolder, 0o700)
  const file = path.join(dataFolder, 'metrics.db')
  const begin = (): MetricsStore => {
    const aside = `${file}.damaged-${Date.now()}`
    renameSync(file, aside)
    for (const suffix of ['-wal', '-shm', damageMark]) rmSync(file + suffix, { force: true })
    onTrouble(`The record of requests was damaged and begins anew. The old one is ${aside}.`)
    return open(file, dataFolder)
  }
  if (existsSync(file + damageMark) && existsSync(file)) return begin()
  try {
    return open(file, dataFolder)
  } catch (thrown) {
    if (!isDamage(thrown)) throw thrown
    return begin()
  }
}

const damageMark = '-is-damaged'

/** Damage inside the file is only met by who reads it there: the next start then puts it aside. Never throws. */
export function markDamaged(file: string): void {
  try {
    writeFileSync(file + damageMark, '')
  } catch {
    // A disk that takes nothing has told of itself elsewhere.
  }
}

function open(file: string, dataFolder: string): MetricsStore {
  const database = openDatabase(file, 'NORMAL')
  try {
    makeShrinkable(database)
    migrate(database, metricsMigrations, path.join(dataFolder, 'backups', 'metrics'))
    return {
      file,
      requests: createRequestsTable(database),
      runs: createMeasuredRuns(database),
      steps: createRunSteps(database),
      texts: createRequestTexts(database),
      close: () => void database.close(),
    }
  } catch (thrown) {
    database.close()
    throw thrown
  }
}

/**
 * What is removed shall make the file smaller, a little at a time: SQLite wants that said before the first table. A file
 * that was made without is rewritten once, where that gains something; nobody else has it open yet.
 */
function makeShrinkable(database: Database): void {
  const read = (name: string): number => Number(database.pragma(name, { simple: true }))
  if (read('auto_vacuum') !== 0) return
  database.pragma('auto_vacuum = INCREMENTAL')
  if (read('user_version') === 0 || read('freelist_count') * 4 > read('page_count')) database.exec('VACUUM')
}

function isDamage(thrown: unknown): boolean {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')
}
