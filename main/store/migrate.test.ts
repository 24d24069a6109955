import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { migrate, type Migration } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { openStore } from './store.ts'

let folder: string
let file: string
let backups: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiln-migrate-'))
  file = path.join(folder, 'kiln.db')
  backups = path.join(folder, 'backups')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function step(id: number, sql: string): Migration {
  return { id, name: `step-${id}`, up: (database) => void database.exec(sql) }
}

const ten = step(10, 'CREATE TABLE notes (text TEXT)')
const twenty = step(20, "INSERT INTO notes VALUES ('from twenty')")

function run(steps: readonly Migration[]): number {
  const database = openDatabase(file, 'FULL')
  try {
    migrate(database, steps, backups)
    return Number(database.pragma('user_version', { simple: true }))
  } finally {
    database.close()
  }
}

function notes(of: string): unknown[] {
  const database = openDatabase(of, 'FULL')
  try {
    return database.prepare('SELECT text FROM notes').pluck().all()
  } finally {
    database.close()
  }
}

function backupNames(): string[] {
  return readdirSync(folder).includes('backups') ? readdirSync(backups) : []
}

test('steps run once, in order, and the database says how far it is', () => {
  expect(run([ten, twenty])).toBe(20)
  expect(run([ten, twenty])).toBe(20)
  expect(notes(file)).toEqual(['from twenty'])
})

test('a step that fails leaves nothing of itself behind, and the ones before it stand', () => {
  const failing = step(20, "INSERT INTO notes VALUES ('half'); INSERT INTO nowhere VALUES (1)")
  expect(() => run([ten, failing])).toThrow(/nowhere/)
  expect(notes(file)).toEqual([])
  expect(run([ten])).toBe(10)
})

test('an existing database is copied before it is changed; a new one and an up-to-date one are not', () => {
  run([ten])
  run([ten])
  expect(backupNames()).toEqual([])
  run([ten, twenty])
  expect(backupNames()).toHaveLength(1)
  expect(notes(path.join(backups, backupNames()[0] ?? ''))).toEqual([])
})

test.each(['secrets', 'texts'])('a copy holds no %s: what is forgotten later must not live on in it', (table) => {
  const kept = step(
    10,
    `CREATE TABLE ${table} (name TEXT, bytes BLOB); INSERT INTO ${table} VALUES ('a', 'bytes-of-a-key')`,
  )
  run([kept])
  run([kept, step(20, 'CREATE TABLE notes (text TEXT)')])
  expect(readFileSync(file).includes('bytes-of-a-key')).toBe(true)
  expect(readdirSync(backups)).toHaveLength(1)
  for (const name of backupNames())
    expect(readFileSync(path.join(backups, name)).includes('bytes-of-a-key')).toBe(false)
})

test('only the last few copies are kept', () => {
  const steps = Array.from({ length: 7 }, (_, index) => step((index + 1) * 10, `CREATE TABLE t${index} (x)`))
  for (let count = 1; count <= steps.length; count += 1) run(steps.slice(0, count))
  expect(backupNames().map((name) => /v\d+/.exec(name)?.[0])).toEqual(['v40', 'v50', 'v60'])
})

test('a database from the future is refused with what to do, and not touched', () => {
  run([ten, step(20, 'CREATE TABLE later (x)')])
  expect(() => run([ten])).toThrow(
    'A newer Kiln has written this data. Update Kiln, or choose another data folder with --data DIR.',
  )
  expect(run([ten, step(20, '')])).toBe(20)
  expect(backupNames()).toEqual([])
})

test('the whole store refuses it too', () => {
  openStore(folder).close()
  const database = openDatabase(file, 'FULL')
  database.pragma('user_version = 100000')
  database.close()
  expect(() => openStore(folder)).toThrow(/newer Kiln/)
})

test('a file that is no database is refused with what to do', () => {
  writeFileSync(file, 'this is a shopping list, and a long one at that'.repeat(100))
  expect(() => openStore(folder)).toThrow(/is damaged\. Move it away/)
})

test('numbers that repeat, fall or are no tens are a mistake of the programmer, found at once', () => {
  for (const ids of [[10, 10], [20, 10], [10, 15], [0]]) {
    expect(() => run(ids.map((id) => step(id, '')))).toThrow(/multiple of ten/)
  }
})

test("Kiln's own migrations are in order, each in a file of its number and name", () => {
  const names = readdirSync(path.join(import.meta.dirname, 'migrations')).filter((name) => /^\d/.test(name))
  expect(names.toSorted()).toEqual(migrations.map(({ id, name }) => `${String(id).padStart(4, '0')}-${name}.ts`))
  expect(run(migrations)).toBe(migrations.at(-1)?.id)
})
