/** What was said of an app before, summed up. */
import type { Migration } from '../migrate.ts'

export const summaries: Migration = {
  id: 40,
  name: 'summaries',
  up(database) {
    database.exec(`
      -- One row for each project whose older messages were summed up; up_to: the last run that is in it.
      CREATE TABLE summaries (
        project_id TEXT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
        up_to      TEXT NOT NULL,
        text       TEXT NOT NULL,
        made_by    TEXT NOT NULL,
        made_at    INTEGER NOT NULL
      ) STRICT;
    `)
  },
}
