/** What is sent along with prompts, and the prompts that wait for a run to end. */
import type { Migration } from '../migrate.ts'

export const prompts: Migration = {
  id: 30,
  name: 'prompts',
  up(database) {
    database.exec(`
      -- By the sha256 of the bytes, in hex. The record is JSON; added_at: when a prompt last took it.
      CREATE TABLE attachments (
        id       TEXT PRIMARY KEY,
        added_at INTEGER NOT NULL,
        record   TEXT NOT NULL,
        bytes    BLOB NOT NULL
      ) STRICT;
      CREATE INDEX attachments_by_age ON attachments (added_at);

      -- One row for each project that has prompts waiting: JSON, read and written whole.
      CREATE TABLE prompt_queues (
        project_id TEXT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
        queue      TEXT NOT NULL
      ) STRICT;
    `)
  },
}
