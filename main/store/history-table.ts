/** What the history keeps of versions beside their files: line counts, the user's names, pictures. */
import type { Database } from './database.ts'
import type { Thumbnail } from './thumbnails-table.ts'

export interface LineCounts {
  readonly added: number
  readonly removed: number
}

/** All that is known of a version; fields are absent where nothing is. */
export interface VersionNotes {
  readonly counts?: LineCounts
  readonly checkpoint?: string
  readonly thumbnailAt?: number
}

export interface HistoryTable {
  /** Of the project's whole versions, by id. */
  notes(projectId: string): Map<string, VersionNotes>
  /** Throws when there is no such version, as each of these. */
  setCounts(versionId: string, counts: LineCounts): void
  /** Undefined takes the name away. */
  setCheckpoint(versionId: string, name: string | undefined): void
  thumbnail(versionId: string): Thumbnail | undefined
  /** In the place of an earlier one; of the project, only the newest 300 versions and the named ones keep theirs. */
  setThumbnail(versionId: string, thumbnail: Thumbnail): void
}

interface NotesRow {
  readonly id: string
  readonly added: number | null
  readonly removed: number | null
  readonly name: string | null
  readonly captured_at: number | null
}

interface ThumbnailRow {
  readonly media_type: string
  readonly bytes: Uint8Array
  readonly captured_at: number
}

export function createHistoryTable(database: Database): HistoryTable {
  const notes = database.prepare<[string], NotesRow>(
    `SELECT v.id, c.added, c.removed, p.name, t.captured_at FROM versions v
     LEFT JOIN version_counts c ON c.version_id = v.id
     LEFT JOIN checkpoints p ON p.version_id = v.id
     LEFT JOIN version_thumbnails t ON t.version_id = v.id
     WHERE v.project_id = ? AND v.whole = 1`,
  )
  const setCounts = database.prepare<[string, number, number]>(
    'INSERT OR REPLACE INTO version_counts (version_id, added, removed) VALUES (?, ?, ?)',
  )
  const setCheckpoint = database.prepare<[string, string]>(
    'INSERT OR REPLACE INTO checkpoints (version_id, name) VALUES (?, ?)',
  )
  const removeCheckpoint = database.prepare<[string]>('DELETE FROM checkpoints WHERE version_id = ?')
  const getThumbnail = database.prepare<[string], ThumbnailRow>('SELECT * FROM version_thumbnails WHERE version_id = ?')
  const setThumbnail = database.prepare<[string, string, Uint8Array, number]>(
    'INSERT OR REPLACE INTO version_thumbnails (version_id, media_type, bytes, captured_at) VALUES (?, ?, ?, ?)',
  )
  const prune = database.prepare<[string]>(
    `DELETE FROM version_thumbnails WHERE version_id IN (
       SELECT v.id FROM versions v JOIN versions o ON o.project_id = v.project_id
       WHERE o.id = ? AND v.id NOT IN (SELECT version_id FROM checkpoints)
       ORDER BY v.number DESC LIMIT -1 OFFSET 300)`,
  )

  return {
    notes: (projectId) =>
      new Map(
        notes.all(projectId).map(({ id, added, removed, name, captured_at: thumbnailAt }) => [
          id,
          {
            ...(added === null || removed === null ? {} : { counts: { added, removed } }),
            ...(name === null ? {} : { checkpoint: name }),
            ...(thumbnailAt === null ? {} : { thumbnailAt }),
          },
        ]),
      ),
    setCounts: (versionId, { added, removed }) => void setCounts.run(versionId, added, removed),
    setCheckpoint(versionId, name) {
      if (name === undefined) removeCheckpoint.run(versionId)
      else setCheckpoint.run(versionId, name)
    },
    thumbnail(versionId) {
      const row = getThumbnail.get(versionId)
      if (row === undefined) return undefined
      return { mediaType: row.media_type, bytes: row.bytes, capturedAt: row.captured_at }
    },
    setThumbnail: database.transaction((versionId: string, { mediaType, bytes, capturedAt }: Thumbnail) => {
      setThumbnail.run(versionId, mediaType, bytes, capturedAt)
      prune.run(versionId)
    }),
  }
}
