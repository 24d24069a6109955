/** The first shape: projects, their runs and versions, the journal, and what the user has chosen. */
import type { Migration } from '../migrate.ts'

export const first: Migration = {
  id: 10,
  name: 'first',
  up(database) {
    database.exec(`
      CREATE TABLE projects (
        id         TEXT PRIMARY KEY,
        name       TEXT NOT NULL,
        kind       TEXT NOT NULL,
        folder     TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT;

      -- The record is JSON, read and written whole; the columns beside it are what is searched by.
      CREATE TABLE runs (
        id         TEXT PRIMARY KEY,
        project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
        state      TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        record     TEXT NOT NULL
      ) STRICT;
      CREATE INDEX runs_by_project ON runs (project_id, started_at, id);
      CREATE INDEX runs_running ON runs (state) WHERE state = 'running';

      -- The journal: one row an event, written on a connection of its own. No foreign key: an event must never be lost.
      CREATE TABLE run_events (
        run_id TEXT NOT NULL,
        seq    INTEGER NOT NULL,
        event  TEXT NOT NULL,
        PRIMARY KEY (run_id, seq)
      ) STRICT, WITHOUT ROWID;

      -- Contents by their sha256, in hex: a file that does not change costs nothing more in the next version.
      CREATE TABLE blobs (
        hash  TEXT PRIMARY KEY,
        bytes BLOB NOT NULL
      ) STRICT;

      -- whole = 0: an intent. Its files may be half on disk; recovery writes the rest.
      CREATE TABLE versions (
        id         TEXT PRIMARY KEY,
        project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
        number     INTEGER NOT NULL,
        reason     TEXT NOT NULL,
        label      TEXT NOT NULL,
        run_id     TEXT,
        created_at INTEGER NOT NULL,
        whole      INTEGER NOT NULL,
        UNIQUE (project_id, number)
      ) STRICT;

      CREATE TABLE version_files (
        version_id TEXT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
        path       TEXT NOT NULL,
        hash       TEXT NOT NULL REFERENCES blobs (hash),
        bytes      INTEGER NOT NULL,
        PRIMARY KEY (version_id, path)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX version_files_by_hash ON version_files (hash);

      -- What an intent changes on disk; no hash: the file goes. Empty once the version is whole.
      CREATE TABLE version_changes (
        version_id TEXT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
        path       TEXT NOT NULL,
        hash       TEXT REFERENCES blobs (hash),
        PRIMARY KEY (version_id, path)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX version_changes_by_hash ON version_changes (hash);

      CREATE TABLE secrets (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
      CREATE TABLE "values" (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    `)
  },
}
