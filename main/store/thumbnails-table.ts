/** The last picture of each app. */
import type { Database } from './database.ts'

export interface Thumbnail {
  /** image/png, image/webp or image/jpeg. */
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly capturedAt: number
}

export interface ThumbnailsTable {
  get(projectId: string): Thumbnail | undefined
  /** In the place of an earlier one. Throws when there is no such project. */
  set(projectId: string, thumbnail: Thumbnail): void
}

interface Row {
  readonly media_type: string
  readonly bytes: Uint8Array
  readonly captured_at: number
}

export function createThumbnailsTable(database: Database): ThumbnailsTable {
  const get = database.prepare<[string], Row>('SELECT * FROM thumbnails WHERE project_id = ?')
  const set = database.prepare<[string, string, Uint8Array, number]>(
    `INSERT INTO thumbnails (project_id, media_type, bytes, captured_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (project_id) DO UPDATE
     SET media_type = excluded.media_type, bytes = excluded.bytes, captured_at = excluded.captured_at`,
  )
  return {
    get(projectId) {
      const row = get.get(projectId)
      return row === undefined
        ? undefined
        : { mediaType: row.media_type, bytes: row.bytes, capturedAt: row.captured_at }
    },
    set: (projectId, { mediaType, bytes, capturedAt }) => void set.run(projectId, mediaType, bytes, capturedAt),
  }
}
