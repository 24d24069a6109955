/** The texts of `metrics.db`: what was sent and answered, of projects whose user has it kept, and of no others. */
import type { RequestTexts } from '#shared/domain/request-record.ts'
import type { Database } from './database.ts'
import { keysPerMs } from './request-columns.ts'

export interface TextsOfRequest extends RequestTexts {
  readonly requestId: string
  readonly projectId: string
  /** Of the request, in milliseconds since 1970. */
  readonly startedAt: number
}

export interface RequestTextsTable {
  /** One that is there already is replaced. */
  insert(texts: TextsOfRequest): void
  /**
   * Forgets the texts of all projects but these: overwrites them in the file, and leaves none in the write-ahead log as
   * soon as nobody reads it.
   */
  keepOnly(projectIds: readonly string[]): void
}

export function createRequestTexts(database: Database): RequestTextsTable {
  const last = database.prepare<[number, number], { key: number | null }>(
    'SELECT max(key) AS key FROM texts WHERE key >= ? AND key < ?',
  )
  const insert = database.prepare<[number, string, string, string, string]>(
    'INSERT OR REPLACE INTO texts (key, request_id, project_id, prompt, answer) VALUES (?, ?, ?, ?, ?)',
  )
  const keepOnly = database.prepare<[string]>(
    'DELETE FROM texts WHERE project_id NOT IN (SELECT value FROM json_each(?))',
  )
  return {
    insert: database.transaction(({ requestId, projectId, startedAt, prompt, answer }: TextsOfRequest) => {
      const first = Math.trunc(startedAt) * keysPerMs
      const taken = last.get(first, first + keysPerMs)?.key ?? undefined
      insert.run(taken === undefined ? first : taken + 1, requestId, projectId, prompt, answer)
    }),
    keepOnly(projectIds) {
      database.pragma('secure_delete = ON')
      try {
        keepOnly.run(JSON.stringify(projectIds))
      } finally {
        database.pragma('secure_delete = OFF')
      }
      // Also where nothing was left to delete: what was, before a crash, may still lie in the log.
      database.pragma('wal_checkpoint(TRUNCATE)')
    },
  }
}

/** Undefined where none are kept. */
export function textsOf(database: Database): (requestId: string) => RequestTexts | undefined {
  const find = database.prepare<[string], RequestTexts>('SELECT prompt, answer FROM texts WHERE request_id = ?')
  return (requestId) => find.get(requestId)
}
