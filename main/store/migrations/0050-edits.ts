/** How well each model's edits apply, and which files a model may not write. */
import type { Migration } from '../migrate.ts'

export const edits: Migration = {
  id: 50,
  name: 'edits',
  up(database) {
    database.exec(`
      -- SEARCH/REPLACE blocks that were applied at once, after a repair, or never. Old ones weigh less: they are halved.
      CREATE TABLE edit_ledger (
        provider   TEXT NOT NULL,
        model      TEXT NOT NULL,
        applied    REAL NOT NULL,
        repaired   REAL NOT NULL,
        failed     REAL NOT NULL,
        updated_at INTEGER NOT NULL,
        PRIMARY KEY (provider, model)
      ) STRICT, WITHOUT ROWID;

      -- Files that only the user changes.
      CREATE TABLE locked_files (
        project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
        path       TEXT NOT NULL,
        PRIMARY KEY (project_id, path)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
