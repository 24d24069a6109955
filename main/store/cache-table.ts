/** The one table of `cache.db`. */
import { ModelRef } from '#shared/domain/model.ts'
import type { CacheEntry } from '#shared/domain/request-state.ts'
import type { CacheStore } from './cache-database.ts'
import type { Database } from './database.ts'

/** As CacheStore, but throws what the database throws. */
export type CacheTable = Omit<CacheStore, 'close'>

const version = 1

interface Row {
  readonly key: string
  readonly model: string
  readonly prompt: string
  readonly bytes: number
  readonly stored_at: number
  readonly used_at: number
  readonly hits: number
}

/** Makes the table; one of another version is dropped, with what is in it. */
export function createCacheTable(database: Database): CacheTable {
  if (database.pragma('user_version', { simple: true }) !== version) {
    database.exec(`
      DROP TABLE IF EXISTS answers;
      CREATE TABLE answers (
        key TEXT PRIMARY KEY, model TEXT NOT NULL, prompt TEXT NOT NULL, bytes INTEGER NOT NULL,
        stored_at INTEGER NOT NULL, used_at INTEGER NOT NULL, hits INTEGER NOT NULL DEFAULT 0,
        -- Last: what is behind a long text is only found by going through it.
        answer TEXT NOT NULL
      );
      CREATE INDEX answers_by_use ON answers (used_at);
      PRAGMA user_version = ${version};
    `)
  }
  const read = database.prepare<[string], { model: string; answer: string; stored_at: number }>(
    'SELECT model, answer, stored_at FROM answers WHERE key = ?',
  )
  const insert = database.prepare(
    `INSERT OR REPLACE INTO answers (key, model, prompt, answer, bytes, stored_at, used_at, hits)
     VALUES (@key, @model, @prompt, @answer, @bytes, @storedAt, @usedAt, 0)`,
  )
  const touch = database.prepare<[number, string]>('UPDATE answers SET used_at = ?, hits = hits + 1 WHERE key = ?')
  const list = database.prepare<[], Row>(
    'SELECT key, model, prompt, bytes, stored_at, used_at, hits FROM answers ORDER BY used_at DESC, rowid DESC',
  )
  const size = database.prepare<[], { entries: number; bytes: number }>(
    'SELECT count(*) AS entries, coalesce(sum(bytes), 0) AS bytes FROM answers',
  )
  const remove = database.prepare<[string]>('DELETE FROM answers WHERE key = ?')
  const removeOlder = database.prepare<[number]>('DELETE FROM answers WHERE stored_at < ?')
  const removeLeastUsed = database.prepare(
    'DELETE FROM answers WHERE key = (SELECT key FROM answers ORDER BY used_at, rowid LIMIT 1)',
  )

  /** Two uses within a millisecond, or after the clock went back, still have an order. */
  let lastUse =
    database.prepare<[], { at: number }>('SELECT coalesce(max(used_at), 0) AS at FROM answers').get()?.at ?? 0
  function stamped(at: number): number {
    lastUse = Math.max(at, lastUse + 1)
    return lastUse
  }

  function sizeNow(): { entries: number; bytes: number } {
    return size.get() ?? { entries: 0, bytes: 0 }
  }

  return {
    read(key) {
      const row = read.get(key)
      if (row === undefined) return undefined
      const model = ModelRef.safeParse(JSON.parse(row.model))
      return model.success ? { answer: row.answer, storedAt: row.stored_at, model: model.data } : undefined
    },
    write: database.transaction((entry, bounds) => {
      const { key, model, prompt, answer, storedAt } = entry
      const bytes = Buffer.byteLength(answer) + Buffer.byteLength(prompt)
      removeOlder.run(bounds.oldest)
      if (bytes > bounds.bytes) return void remove.run(key)
      const row = { key, model: JSON.stringify(model), prompt, answer, bytes, storedAt, usedAt: stamped(storedAt) }
      insert.run(row)
      for (let now = sizeNow(); now.entries > bounds.entries || now.bytes > bounds.bytes; now = sizeNow()) {
        removeLeastUsed.run()
      }
    }),
    touch: (key, at) => void touch.run(stamped(at), key),
    list: () => list.all().flatMap(toEntry),
    size: sizeNow,
    remove: (key) => void remove.run(key),
    clear: () => void database.exec('DELETE FROM answers; VACUUM'),
  }
}

function toEntry({ key, model, prompt, bytes, stored_at, used_at, hits }: Row): CacheEntry[] {
  const known = ModelRef.safeParse(JSON.parse(model))
  return known.success ? [{ key, model: known.data, prompt, bytes, storedAt: stored_at, usedAt: used_at, hits }] : []
}
