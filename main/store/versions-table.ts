/** Versions as kiln.db keeps them: snapshots of files by content, and the intents that make a change all or nothing. */
import type { FileEntry, Version } from '#shared/domain/project.ts'
import type { Database } from './database.ts'

/** A file of a version: where it is, and which content. */
export interface VersionFile extends FileEntry {
  /** sha256 of the content, in hex. */
  readonly hash: string
}

export interface NewVersion {
  readonly id: string
  readonly projectId: string
  readonly reason: Version['reason']
  readonly label: string
  readonly runId?: string | undefined
  readonly createdAt: number
  /** Every file of the project after the change. */
  readonly files: readonly VersionFile[]
  /** What has to happen on disk; undefined removes the file. Empty: the version is whole at once. */
  readonly changes: ReadonlyMap<string, string | undefined>
}

export interface Intent {
  readonly versionId: string
  readonly projectId: string
  /** Path to content; undefined removes the file. */
  readonly changes: ReadonlyMap<string, Uint8Array | undefined>
}

export interface VersionsTable {
  /** Whole versions, newest first. */
  listByProject(projectId: string): Version[]
  get(id: string): Version | undefined
  /** The newest whole version's number. */
  latestNumber(projectId: string): number | undefined
  /** The newest whole version that one of these runs made. */
  latestOfRuns(projectId: string, runIds: readonly [string, string]): { id: string; runId: string } | undefined
  /** The newest whole version's files by path; empty for none. */
  latestFiles(projectId: string): Map<string, VersionFile>
  files(versionId: string): Map<string, VersionFile>
  /** A file's content as it was; undefined when the version does not have it. */
  file(versionId: string, path: string): Uint8Array | undefined
  blob(hash: string): Uint8Array | undefined
  hasBlob(hash: string): boolean
  /**
   * Writes down a version in one transaction, with the contents that are not known yet. With changes it is an intent,
   * which nothing lists until `finish`; without, it is whole.
   */
  insert(version: NewVersion, contents: ReadonlyMap<string, Uint8Array>): void
  /** The intent's files are on disk: makes it a version, and the project changed. Nothing happens when it is gone. */
  finish(id: string): void
  /** Forgets an intent whose files are not on disk. */
  drop(id: string): void
  /** Intents, oldest first: after a crash, those that it cut off. */
  pending(): Intent[]
}

interface Row {
  readonly id: string
  readonly project_id: string
  readonly number: number
  readonly reason: Version['reason']
  readonly label: string
  readonly run_id: string | null
  readonly created_at: number
}

interface FileRow {
  readonly version_id: string
  readonly path: string
  readonly hash: string
  readonly bytes: number
}

export function createVersionsTable(database: Database): VersionsTable {
  const listRows = database.prepare<[string], Row>(
    'SELECT * FROM versions WHERE project_id = ? AND whole = 1 ORDER BY number DESC',
  )
  const listFiles = database.prepare<[string], FileRow>(
    `SELECT f.* FROM version_files f JOIN versions v ON v.id = f.version_id
     WHERE v.project_id = ? AND v.whole = 1 ORDER BY f.path`,
  )
  const getRow = database.prepare<[string], Row>('SELECT * FROM versions WHERE id = ? AND whole = 1')
  const filesOf = database.prepare<[string], FileRow>('SELECT * FROM version_files WHERE version_id = ? ORDER BY path')
  const latest = database.prepare<[string], { id: string; number: number }>(
    'SELECT id, number FROM versions WHERE project_id = ? AND whole = 1 ORDER BY number DESC LIMIT 1',
  )
  const latestOfRuns = database.prepare<[string, string, string], { id: string; runId: string }>(
    `SELECT id, run_id AS runId FROM versions WHERE project_id = ? AND run_id IN (?, ?) AND whole = 1
     ORDER BY number DESC LIMIT 1`,
  )
  const fileOf = database.prepare<[string, string], { bytes: Uint8Array }>(
    'SELECT b.bytes FROM version_files f JOIN blobs b ON b.hash = f.hash WHERE f.version_id = ? AND f.path = ?',
  )
  const blob = database.prepare<[string], { bytes: Uint8Array }>('SELECT bytes FROM blobs WHERE hash = ?')
  const hasBlob = database.prepare<[string], { one: number }>('SELECT 1 AS one FROM blobs WHERE hash = ?')
  const insertBlob = database.prepare<[string, Uint8Array]>(
    'INSERT INTO blobs (hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  const nextNumber = database.prepare<[string], { next: number }>(
    'SELECT coalesce(max(number), 0) + 1 AS next FROM versions WHERE project_id = ?',
  )
  const insertRow = database.prepare<[Row & { whole: number }]>(
    `INSERT INTO versions (id, project_id, number, reason, label, run_id, created_at, whole)
     VALUES (@id, @project_id, @number, @reason, @label, @run_id, @created_at, @whole)`,
  )
  const insertFile = database.prepare<[string, string, string, number]>(
    'INSERT INTO version_files (version_id, path, hash, bytes) VALUES (?, ?, ?, ?)',
  )
  const insertChange = database.prepare<[string, string, string | null]>(
    'INSERT INTO version_changes (version_id, path, hash) VALUES (?, ?, ?)',
  )
  const markWhole = database.prepare<[string]>('UPDATE versions SET whole = 1 WHERE id = ? AND whole = 0')
  const touchProject = database.prepare<[string]>(
    `UPDATE projects SET updated_at = v.created_at FROM versions v WHERE v.id = ? AND projects.id = v.project_id`,
  )
  const removeChanges = database.prepare<[string]>('DELETE FROM version_changes WHERE version_id = ?')
  const removeIntent = database.prepare<[string]>('DELETE FROM versions WHERE id = ? AND whole = 0')
  const pendingRows = database.prepare<[], Row>('SELECT * FROM versions WHERE whole = 0 ORDER BY project_id, number')
  const changesOf = database.prepare<[string], { path: string; hash: string | null; bytes: Uint8Array | null }>(
    `SELECT c.path, c.hash, b.bytes FROM version_changes c LEFT JOIN blobs b ON b.hash = c.hash
     WHERE c.version_id = ? ORDER BY c.path`,
  )

  function files(versionId: string): Map<string, VersionFile> {
    return new Map(filesOf.all(versionId).map(({ path, hash, bytes }) => [path, { path, hash, bytes }]))
  }

  return {
    listByProject(projectId) {
      const entries = new Map<string, FileEntry[]>()
      for (const { version_id: id, path, bytes } of listFiles.all(projectId)) {
        const list = entries.get(id) ?? []
        list.push({ path, bytes })
        entries.set(id, list)
      }
      return listRows.all(projectId).map((row) => toVersion(row, entries.get(row.id) ?? []))
    },
    get(id) {
      const row = getRow.get(id)
      return row === undefined ? undefined : toVersion(row, filesOf.all(id))
    },
    latestNumber: (projectId) => latest.get(projectId)?.number,
    latestOfRuns: (projectId, [one, two]) => latestOfRuns.get(projectId, one, two),
    latestFiles(projectId) {
      const row = latest.get(projectId)
      return row === undefined ? new Map() : files(row.id)
    },
    files,
    file: (versionId, path) => fileOf.get(versionId, path)?.bytes,
    blob: (hash) => blob.get(hash)?.bytes,
    hasBlob: (hash) => hasBlob.get(hash) !== undefined,
    insert: database.transaction((version: NewVersion, contents: ReadonlyMap<string, Uint8Array>) => {
      const { id, projectId, reason, label, runId, createdAt } = version
      for (const [hash, bytes] of contents) insertBlob.run(hash, bytes)
      insertRow.run({
        id,
        project_id: projectId,
        number: nextNumber.get(projectId)?.next ?? 1,
        reason,
        label,
        run_id: runId ?? null,
        created_at: createdAt,
        whole: version.changes.size === 0 ? 1 : 0,
      })
      for (const file of version.files) insertFile.run(id, file.path, file.hash, file.bytes)
      for (const [path, hash] of version.changes) insertChange.run(id, path, hash ?? null)
      if (version.changes.size === 0) touchProject.run(id)
    }),
    finish: database.transaction((id: string) => {
      if (markWhole.run(id).changes === 0) return
      removeChanges.run(id)
      touchProject.run(id)
    }),
    drop: (id) => void removeIntent.run(id),
    pending: () =>
      pendingRows.all().map((row) => ({
        versionId: row.id,
        projectId: row.project_id,
        changes: new Map(changesOf.all(row.id).map(({ path, bytes }) => [path, bytes ?? undefined])),
      })),
  }
}

function toVersion(row: Row, files: readonly FileEntry[]): Version {
  return {
    id: row.id,
    projectId: row.project_id,
    number: row.number,
    reason: row.reason,
    label: row.label,
    ...(row.run_id === null ? {} : { runId: row.run_id }),
    createdAt: row.created_at,
    files: files.map(({ path, bytes }) => ({ path, bytes })),
  }
}
