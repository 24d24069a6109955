/** Opens a SQLite file the way Kiln keeps its data: write-ahead log, and a stated promise about power cuts. */
import { closeSync, openSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { failure } from '#shared/domain/error.ts'

export type Database = Sqlite.Database

/**
 * FULL: a commit that returned survives a crash and a power cut. NORMAL: it survives a crash of Kiln (kill -9); a power
 * cut may lose the last moments, never the file's integrity.
 */
export type Durability = 'FULL' | 'NORMAL'

/** Throws a Failure that says what to do when the file is no database, is damaged, or may not be opened. */
export function openDatabase(file: string, durability: Durability): Database {
  return explained(file, () => {
    makeForThisUser(file)
    const database = new Sqlite(file)
    try {
      // Read first, so that a file that is no database is refused before anything is written to it.
      database.pragma('user_version')
      database.pragma('journal_mode = WAL')
      database.pragma(`synchronous = ${durability}`)
      database.pragma('foreign_keys = ON')
    } catch (thrown) {
      database.close()
      throw thrown
    }
    return database
  })
}

/** SQLite gives its log the mode of the file. The folder may be one that others can read. */
function makeForThisUser(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600))
  } catch {
    // SQLite tells what is wrong.
  }
}

function explained<T>(file: string, open: () => T): T {
  try {
    return open()
  } catch (thrown) {
    const code = thrown instanceof Sqlite.SqliteError ? thrown.code : ''
    if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
      throw failure(
        'internal',
        `${file} is damaged. Move it away to start anew; copies made before updates lie in "backups" beside it.`,
        {
          cause: thrown,
        },
      )
    }
    if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')) {
      throw failure(
        'read-only',
        `Kiln may not write ${file}. Change its permissions, or choose another data folder with --data DIR.`,
        {
          cause: thrown,
        },
      )
    }
    throw thrown
  }
}
