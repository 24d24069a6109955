/** The files that a change which waits to be looked at was made from. */
import type { Database } from './database.ts'

export interface ReviewBasesTable {
  /** Path to text. */
  of(runId: string): Map<string, string>
  /** In the place of what was kept for the run before. All or nothing. */
  set(runId: string, texts: ReadonlyMap<string, string>): void
}

export function createReviewBasesTable(database: Database): ReviewBasesTable {
  const get = database.prepare<[string], { path: string; text: string }>(
    'SELECT path, text FROM review_bases WHERE run_id = ?',
  )
  const clear = database.prepare<[string]>('DELETE FROM review_bases WHERE run_id = ?')
  const add = database.prepare<[string, string, string]>(
    'INSERT INTO review_bases (run_id, path, text) VALUES (?, ?, ?)',
  )
  return {
    of: (runId) => new Map(get.all(runId).map(({ path, text }) => [path, text])),
    set: database.transaction((runId: string, texts: ReadonlyMap<string, string>) => {
      clear.run(runId)
      for (const [path, text] of texts) add.run(runId, path, text)
    }),
  }
}
