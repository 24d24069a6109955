/** Summaries of what was said of each app before. */
import type { Database } from './database.ts'

export interface StoredSummary {
  /** The last run that is in it. */
  readonly upTo: string
  readonly text: string
  /** The model that wrote it, for people. */
  readonly madeBy: string
  readonly madeAt: number
}

export interface SummariesTable {
  get(projectId: string): StoredSummary | undefined
  /** In the place of an earlier one; nothing happens when there is no such project any more. */
  set(projectId: string, summary: StoredSummary): void
}

interface Row {
  readonly up_to: string
  readonly text: string
  readonly made_by: string
  readonly made_at: number
}

export function createSummariesTable(database: Database): SummariesTable {
  const get = database.prepare<[string], Row>('SELECT * FROM summaries WHERE project_id = ?')
  const set = database.prepare<[string, string, string, number, string]>(
    `INSERT INTO summaries (project_id, up_to, text, made_by, made_at)
     SELECT id, ?, ?, ?, ? FROM projects WHERE id = ?
     ON CONFLICT (project_id) DO UPDATE
     SET up_to = excluded.up_to, text = excluded.text, made_by = excluded.made_by, made_at = excluded.made_at`,
  )
  return {
    get(projectId) {
      const row = get.get(projectId)
      if (row === undefined) return undefined
      return { upTo: row.up_to, text: row.text, madeBy: row.made_by, madeAt: row.made_at }
    },
    set: (projectId, { upTo, text, madeBy, madeAt }) => void set.run(upTo, text, madeBy, madeAt, projectId),
  }
}
