/** How `metrics.db` came to be as it is. A released step is never changed: add the next. */
import { RequestRecord } from '#shared/domain/request-record.ts'
import type { Database } from './database.ts'
import type { Migration } from './migrate.ts'
import { keysPerDay } from './request-columns.ts'
import { createRequestWriter } from './request-writer.ts'

export const metricsMigrations: readonly Migration[] = [
  {
    id: 10,
    name: 'requests',
    up(database: Database) {
      database.exec(`
        CREATE TABLE requests (
          id TEXT PRIMARY KEY, started_at INTEGER NOT NULL, run_id TEXT, project_id TEXT, purpose TEXT NOT NULL,
          asked_provider TEXT NOT NULL, asked_model TEXT NOT NULL, provider TEXT, model TEXT,
          cache TEXT NOT NULL, outcome TEXT NOT NULL, error_kind TEXT, finish TEXT,
          queue_ms INTEGER NOT NULL, first_token_ms INTEGER, total_ms INTEGER NOT NULL,
          input_tokens INTEGER, output_tokens INTEGER, cached_tokens INTEGER, reasoning_tokens INTEGER,
          attempts INTEGER NOT NULL, record TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX requests_by_start ON requests (started_at);
        CREATE INDEX requests_by_run ON requests (run_id) WHERE run_id IS NOT NULL;
      `)
    },
  },
  {
    id: 20,
    name: 'columns for a million requests',
    up(database: Database) {
      database.exec(`
        ALTER TABLE requests RENAME TO old_requests;
        CREATE TABLE terms (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
        -- In the order of time: what is read together lies together. See request-columns.ts.
        CREATE TABLE requests (
          key INTEGER PRIMARY KEY, id TEXT NOT NULL, run_id TEXT, served INTEGER NOT NULL, project INTEGER NOT NULL,
          purpose INTEGER NOT NULL, flags INTEGER NOT NULL, first_token_ms INTEGER, total_ms INTEGER NOT NULL,
          input INTEGER, output INTEGER, cached INTEGER, reasoning INTEGER, cancel_ms INTEGER, cost_usd REAL
        );
        CREATE UNIQUE INDEX requests_by_id ON requests (id);
        CREATE INDEX requests_of_run ON requests (run_id) WHERE run_id IS NOT NULL;
        CREATE TABLE records (key INTEGER PRIMARY KEY, record TEXT NOT NULL);
        -- A day that is over (in UTC), as columns of bytes; whatever changes the day takes it away.
        CREATE TABLE segments (day INTEGER PRIMARY KEY, count INTEGER NOT NULL, choice BLOB NOT NULL, figures BLOB NOT NULL);
        CREATE TRIGGER requests_added AFTER INSERT ON requests BEGIN
          DELETE FROM segments WHERE day = NEW.key / ${keysPerDay};
        END;
        CREATE TRIGGER requests_removed AFTER DELETE ON requests BEGIN
          DELETE FROM segments WHERE day = OLD.key / ${keysPerDay};
        END;
        CREATE TABLE runs (
          key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, served INTEGER NOT NULL, project INTEGER NOT NULL,
          class INTEGER NOT NULL, outcome INTEGER NOT NULL, total_ms INTEGER NOT NULL, cost_usd REAL, estimated_usd REAL
        );
      `)
      const writer = createRequestWriter(database)
      const rows = database.prepare<[], { record: string }>('SELECT record FROM old_requests ORDER BY started_at, id')
      for (const { record } of rows.all()) writer.write(RequestRecord.parse(JSON.parse(record)))
      database.exec('DROP TABLE old_requests')
    },
  },
  {
    id: 30,
    name: 'what estimates are held against',
    up: (database: Database) => void database.exec('ALTER TABLE runs ADD COLUMN compared_usd REAL'),
  },
  {
    id: 40,
    name: 'what followed an answer, and texts where they are kept',
    up: (database: Database) =>
      void database.exec(`
        CREATE TABLE steps (key INTEGER PRIMARY KEY, run_id TEXT NOT NULL, name TEXT NOT NULL, ms REAL NOT NULL);
        CREATE INDEX steps_of_run ON steps (run_id);
        CREATE TABLE texts (
          key INTEGER PRIMARY KEY, request_id TEXT NOT NULL UNIQUE, project_id TEXT NOT NULL,
          prompt TEXT NOT NULL, answer TEXT NOT NULL
        );
      `),
  },
]
