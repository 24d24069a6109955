/** Projects that were removed and can come back, and a picture of each app. */
import type { Migration } from '../migrate.ts'

export const removalAndThumbnails: Migration = {
  id: 20,
  name: 'removal-and-thumbnails',
  up(database) {
    database.exec(`
      -- Set together: since when it is in the trash, and where its folder was before.
      ALTER TABLE projects ADD COLUMN removed_at INTEGER;
      ALTER TABLE projects ADD COLUMN removed_from TEXT;

      CREATE TABLE thumbnails (
        project_id  TEXT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
        media_type  TEXT NOT NULL,
        bytes       BLOB NOT NULL,
        captured_at INTEGER NOT NULL
      ) STRICT;
    `)
  },
}
