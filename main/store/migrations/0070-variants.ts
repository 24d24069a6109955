/** Two answers to one wish, of which one is kept. */
import type { Migration } from '../migrate.ts'

export const variants: Migration = {
  id: 70,
  name: 'variants',
  up(database) {
    database.exec(`
      -- The record is JSON, read and written whole; its two answers are runs.
      CREATE TABLE variant_pairs (
        id         TEXT PRIMARY KEY,
        project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
        state      TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        record     TEXT NOT NULL
      ) STRICT;
      CREATE INDEX variant_pairs_by_project ON variant_pairs (project_id, created_at, id);
    `)
  },
}
