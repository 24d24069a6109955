/** What a change that waits to be looked at was made from. */
import type { Migration } from '../migrate.ts'

export const reviews: Migration = {
  id: 80,
  name: 'reviews',
  up(database) {
    database.exec(`
      -- The files that a change touches, as the model was shown them; of a new file there is none.
      CREATE TABLE review_bases (
        run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        path   TEXT NOT NULL,
        text   TEXT NOT NULL,
        PRIMARY KEY (run_id, path)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
