/** What the history shows of versions: line counts, names, pictures. */
import type { Migration } from '../migrate.ts'

export const history: Migration = {
  id: 60,
  name: 'history',
  up(database) {
    database.exec(`
      -- Reckoned when first asked for.
      CREATE TABLE version_counts (
        version_id TEXT PRIMARY KEY REFERENCES versions (id) ON DELETE CASCADE,
        added      INTEGER NOT NULL,
        removed    INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE checkpoints (
        version_id TEXT PRIMARY KEY REFERENCES versions (id) ON DELETE CASCADE,
        name       TEXT NOT NULL
      ) STRICT;

      CREATE TABLE version_thumbnails (
        version_id  TEXT PRIMARY KEY REFERENCES versions (id) ON DELETE CASCADE,
        media_type  TEXT NOT NULL,
        bytes       BLOB NOT NULL,
        captured_at INTEGER NOT NULL
      ) STRICT;
    `)
  },
}
