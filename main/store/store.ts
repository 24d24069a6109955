/** Kiln's own database, `kiln.db` in the data folder: opened, brought up to date, one table a file. */
import path from 'node:path'
import { ensureFolder } from '../lib/folders.ts'
import { createAttachmentsTable, type AttachmentsTable } from './attachments-table.ts'
import { openDatabase, type Database } from './database.ts'
import { createEditLedgerTable, type EditLedgerTable } from './edit-ledger-table.ts'
import { createHistoryTable, type HistoryTable } from './history-table.ts'
import { createJournal, type Journal } from './journal.ts'
import { createLockedFilesTable, type LockedFilesTable } from './locked-files-table.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { createProjectsTable, type ProjectsTable } from './projects-table.ts'
import { createQueuesTable, type QueuesTable } from './queues-table.ts'
import { createReviewBasesTable, type ReviewBasesTable } from './review-bases-table.ts'
import { createRunsTable, type RunsTable } from './runs-table.ts'
import { createSummariesTable, type SummariesTable } from './summaries-table.ts'
import { createThumbnailsTable, type ThumbnailsTable } from './thumbnails-table.ts'
import {
  createSecretsTable,
  createSettingsTable,
  createValuesTable,
  type SecretsTable,
  type SettingsTable,
  type ValuesTable,
} from './values-table.ts'
import { createVariantsTable, type VariantsTable } from './variants-table.ts'
import { createVersionsTable, type VersionsTable } from './versions-table.ts'

/** A write that returned survives kill -9 and a power cut; the journal promises less (see there). */
export interface Store {
  /** The data folder. */
  readonly folder: string
  readonly projects: ProjectsTable
  readonly runs: RunsTable
  readonly variants: VariantsTable
  readonly versions: VersionsTable
  readonly history: HistoryTable
  readonly thumbnails: ThumbnailsTable
  readonly attachments: AttachmentsTable
  readonly queues: QueuesTable
  readonly summaries: SummariesTable
  readonly editLedger: EditLedgerTable
  readonly lockedFiles: LockedFilesTable
  readonly reviewBases: ReviewBasesTable
  readonly settings: SettingsTable
  readonly secrets: SecretsTable
  readonly values: ValuesTable
  readonly journal: Journal
  /** What the job writes is written at once: all of it or, when it throws or Kiln is killed, nothing. Not the journal's. */
  together<T>(job: () => T): T
  /** What is wrong with the file, a line each; nothing for a sound one. Reads all of it: for `doctor` and tests. */
  check(): string[]
  close(): void
}

/**
 * Opens the store of a data folder, making both when they are not there. Only the folder's owner may call this.
 * Throws a Failure when the data is newer than this Kiln, damaged, or may not be written.
 */
export function openStore(dataFolder: string): Store {
  ensureFolder(dataFolder, 0o700)
  const file = path.join(dataFolder, 'kiln.db')
  const database = openDatabase(file, 'FULL')
  try {
    migrate(database, migrations, path.join(dataFolder, 'backups'))
    const journalDatabase = openDatabase(file, 'NORMAL')
    return joinTables(dataFolder, database, journalDatabase)
  } catch (thrown) {
    database.close()
    throw thrown
  }
}

function joinTables(folder: string, database: Database, journalDatabase: Database): Store {
  const values = createValuesTable(database)
  const journal = createJournal(journalDatabase)
  return {
    folder,
    projects: createProjectsTable(database),
    runs: createRunsTable(database),
    variants: createVariantsTable(database),
    versions: createVersionsTable(database),
    history: createHistoryTable(database),
    thumbnails: createThumbnailsTable(database),
    attachments: createAttachmentsTable(database),
    queues: createQueuesTable(database),
    summaries: createSummariesTable(database),
    editLedger: createEditLedgerTable(database),
    lockedFiles: createLockedFilesTable(database),
    reviewBases: createReviewBasesTable(database),
    settings: createSettingsTable(values),
    secrets: createSecretsTable(database),
    values,
    journal,
    together: (job) => database.transaction(job)(),
    check: () => problemsOf(database),
    close() {
      try {
        journal.close()
      } finally {
        journalDatabase.close()
        database.close()
      }
    },
  }
}

function problemsOf(database: Database): string[] {
  const integrity = database.pragma('integrity_check') as readonly { readonly integrity_check: string }[]
  const orphans = database.pragma('foreign_key_check') as readonly { readonly table: string; readonly parent: string }[]
  return [
    ...integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
    ...orphans.map(({ table, parent }) => `A row of ${table} names one of ${parent} that is not there.`),
  ]
}
