/** Small things by name: settings, secrets (already encrypted by whoever brings them), and single values. */
import type { Database } from './database.ts'

export interface ValuesTable {
  get(name: string): string | undefined
  set(name: string, value: string): void
  remove(name: string): void
  /** The values whose names begin with `prefix`, by name. */
  withPrefix(prefix: string): Map<string, string>
}

export interface SecretsTable {
  get(name: string): Uint8Array | undefined
  set(name: string, bytes: Uint8Array): void
  /** Overwrites the bytes in the file, and leaves none in the write-ahead log as soon as nobody reads it. */
  remove(name: string): void
  names(): string[]
}

export interface SettingsTable {
  /** What was written last; undefined when nothing was; the raw text where it is no JSON any more. */
  read(): unknown
  write(value: unknown): void
}

export function createValuesTable(database: Database): ValuesTable {
  const get = database.prepare<[string], { value: string }>('SELECT value FROM "values" WHERE name = ?')
  const set = database.prepare<[string, string]>(
    'INSERT INTO "values" (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  const remove = database.prepare<[string]>('DELETE FROM "values" WHERE name = ?')
  const list = database.prepare<[number, string], { name: string; value: string }>(
    'SELECT name, value FROM "values" WHERE substr(name, 1, ?) = ? ORDER BY name',
  )
  return {
    get: (name) => get.get(name)?.value,
    set: (name, value) => void set.run(name, value),
    remove: (name) => void remove.run(name),
    withPrefix: (prefix) => new Map(list.all(prefix.length, prefix).map(({ name, value }) => [name, value])),
  }
}

export function createSecretsTable(database: Database): SecretsTable {
  const get = database.prepare<[string], { bytes: Uint8Array }>('SELECT bytes FROM secrets WHERE name = ?')
  const set = database.prepare<[string, Uint8Array]>(
    'INSERT INTO secrets (name, bytes) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes',
  )
  const remove = database.prepare<[string]>('DELETE FROM secrets WHERE name = ?')
  const list = database.prepare<[], { name: string }>('SELECT name FROM secrets ORDER BY name')
  return {
    get: (name) => get.get(name)?.bytes,
    set: (name, bytes) => void set.run(name, bytes),
    remove(name) {
      if (get.get(name) === undefined) return
      database.pragma('secure_delete = ON')
      remove.run(name)
      database.pragma('secure_delete = OFF')
      database.pragma('wal_checkpoint(TRUNCATE)')
    },
    names: () => list.all().map(({ name }) => name),
  }
}

const settingsName = 'settings'

export function createSettingsTable(values: ValuesTable): SettingsTable {
  return {
    read() {
      const text = values.get(settingsName)
      if (text === undefined) return undefined
      try {
        return JSON.parse(text)
      } catch {
        return text
      }
    },
    write: (value) => values.set(settingsName, JSON.stringify(value)),
  }
}
