/** Brings a database up to date: numbered steps, one transaction each, a copy first, and no way back in time. */
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { failure } from '#shared/domain/error.ts'
import { openDatabase, type Database } from './database.ts'

export interface Migration {
  /** Numbered in tens; the database's `user_version` after it. */
  readonly id: number
  readonly name: string
  /** Runs inside a transaction that also sets `user_version`. */
  up(database: Database): void
}

const backupsKept = 3

/**
 * Runs what is missing. An existing database is copied to `backupsFolder` before it is changed, without its keys and
 * without what requests said.
 * Throws a Failure when a newer Kiln wrote the database; it is not touched then.
 */
export function migrate(database: Database, migrations: readonly Migration[], backupsFolder: string): void {
  checkOrder(migrations)
  const from = versionOf(database)
  const newest = migrations.at(-1)?.id ?? 0
  if (from > newest) {
    throw failure(
      'invalid-input',
      'A newer Kiln has written this data. Update Kiln, or choose another data folder with --data DIR.',
      { detail: `database version ${from}, this Kiln knows up to ${newest}` },
    )
  }
  const missing = migrations.filter(({ id }) => id > from)
  if (missing.length === 0) return
  if (from > 0) backUp(database, from, backupsFolder)
  for (const migration of missing) {
    database
      .transaction(() => {
        migration.up(database)
        database.pragma(`user_version = ${migration.id}`)
      })
      .immediate()
  }
}

function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

/** Two branches that each add "the next" migration must clash in review, not on a user's disk. */
function checkOrder(migrations: readonly Migration[]): void {
  let last = 0
  for (const { id, name } of migrations) {
    if (id % 10 !== 0 || id <= last)
      throw new Error(`Migration ${id} (${name}) must be a multiple of ten above ${last}.`)
    last = id
  }
}

function backUp(database: Database, version: number, folder: string): void {
  mkdirSync(folder, { recursive: true })
  const stamp = new Date().toISOString().replaceAll(':', '-')
  const file = path.join(folder, `kiln-v${version}-${stamp}.db`)
  database.prepare('VACUUM INTO ?').run(`${file}.part`)
  removeForgettable(`${file}.part`)
  renameSync(`${file}.part`, file)
  // The stamp follows the version, so sorting by it alone keeps the newest whatever they were copies of.
  const copies = readdirSync(folder)
    .filter((name) => /^kiln-v\d+-.+\.db$/.test(name))
    .toSorted((a, b) => stampOf(a).localeCompare(stampOf(b)))
  for (const name of copies.slice(0, -backupsKept)) rmSync(path.join(folder, name))
}

/** Keys of `kiln.db`, texts of `metrics.db`. */
const forgettable = ['secrets', 'texts']

/** A key that is forgotten, or a consent that is taken back, would live on in the copies: they hold none. */
function removeForgettable(file: string): void {
  const copy = openDatabase(file, 'NORMAL')
  try {
    const tables = copy.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
    const known = tables.filter((name) => forgettable.includes(name))
    if (known.length === 0) return
    for (const name of known) copy.exec(`DELETE FROM ${name}`)
    copy.exec('VACUUM')
  } finally {
    copy.close()
  }
}

function stampOf(name: string): string {
  return name.replace(/^kiln-v\d+-/, '')
}
