/** Files of projects that no model may write. */
import type { Database } from './database.ts'

export interface LockedFilesTable {
  /** Sorted. */
  list(projectId: string): string[]
  /** Nothing happens for a project that is not there any more. */
  lock(projectId: string, path: string): void
  unlock(projectId: string, path: string): void
}

export function createLockedFilesTable(database: Database): LockedFilesTable {
  const list = database.prepare<[string], { path: string }>(
    'SELECT path FROM locked_files WHERE project_id = ? ORDER BY path',
  )
  const lock = database.prepare<[string, string]>(
    'INSERT OR IGNORE INTO locked_files (project_id, path) SELECT id, ? FROM projects WHERE id = ?',
  )
  const unlock = database.prepare<[string, string]>('DELETE FROM locked_files WHERE project_id = ? AND path = ?')
  return {
    list: (projectId) => list.all(projectId).map(({ path }) => path),
    lock: (projectId, path) => void lock.run(path, projectId),
    unlock: (projectId, path) => void unlock.run(projectId, path),
  }
}
