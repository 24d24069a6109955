import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openCache, type CacheBounds } from './cache-database.ts'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup()
})

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-cache-'))
  cleanups.push(() => rmSync(folder, { recursive: true, maxRetries: 3 }))
  return join(folder, 'cache.db')
}

function open(file = newFile()) {
  const troubles: string[] = []
  const store = openCache(file, (message) => troubles.push(message))
  cleanups.push(store.close)
  const wide: CacheBounds = { entries: 100, bytes: 1_000_000, oldest: 0 }
  const put = (key: string, changes: { answer?: string; storedAt?: number } & Partial<CacheBounds> = {}): void => {
    const { answer = 'answer', storedAt = 1000, ...bounds } = changes
    const entry = { key, model: { provider: 'openai', model: 'm' } as const, prompt: 'p', answer, storedAt }
    store.write(entry, { ...wide, ...bounds })
  }
  const keys = (): string[] => store.list().map(({ key }) => key)
  return { store, put, keys, troubles, file }
}

test('what was kept is there after a restart', () => {
  const { put, store, file } = open()
  put('a')
  store.close()
  expect(open(file).store.read('a')).toEqual({
    answer: 'answer',
    storedAt: 1000,
    model: { provider: 'openai', model: 'm' },
  })
})

test.skipIf(process.platform === 'win32')(
  'what is kept is for this user alone, also in a folder that others may read',
  () => {
    const name = newFile()
    const folder = dirname(name)
    chmodSync(folder, 0o755)
    open(name).put('a')
    const modes = readdirSync(folder).map((file) => statSync(join(folder, file)).mode & 0o077)
    expect(modes.length).toBeGreaterThan(0)
    expect(modes.every((mode) => mode === 0)).toBe(true)
  },
)

test('past the count, what was not used for longest goes', () => {
  const { put, store, keys } = open()
  for (const key of ['a', 'b', 'c']) put(key)
  store.touch('a', 2000)
  put('d', { entries: 3 })
  expect(keys().toSorted()).toEqual(['a', 'c', 'd'])
})

test('past the bytes, likewise', () => {
  const { put, keys, store } = open()
  for (const key of ['a', 'b', 'c']) put(key, { answer: 'x'.repeat(100) })
  put('d', { answer: 'x'.repeat(150), bytes: 340 })
  expect(keys()).toEqual(['d', 'c'])
  expect(store.size()).toEqual({ entries: 2, bytes: 252 })
})

test('what is larger than all of it is not kept, and lets nothing go', () => {
  const { put, keys } = open()
  put('a')
  put('b', { answer: 'x'.repeat(200), bytes: 100 })
  expect(keys()).toEqual(['a'])
})

test('what is too old goes when something new comes', () => {
  const { put, keys } = open()
  put('a', { storedAt: 1000 })
  put('b', { storedAt: 2000, oldest: 1500 })
  expect(keys()).toEqual(['b'])
})

test('entries can be looked at and taken out, one or all', () => {
  const { put, store, keys } = open()
  for (const key of ['a', 'b', 'c']) put(key)
  store.touch('a', 5000)
  expect(store.list()[0]).toEqual({
    key: 'a',
    model: { provider: 'openai', model: 'm' },
    prompt: 'p',
    bytes: 7,
    storedAt: 1000,
    usedAt: 5000,
    hits: 1,
  })
  store.remove('a')
  expect(keys()).toEqual(['c', 'b'])
  store.clear()
  expect(store.size()).toEqual({ entries: 0, bytes: 0 })
})

test('a file that is no database is made anew, and that is told', () => {
  const file = newFile()
  writeFileSync(file, 'this is no database, however long one looks at it'.repeat(100))
  const { put, keys, troubles } = open(file)
  put('a')
  expect([keys(), troubles.length]).toEqual([['a'], 1])
})

test('one that is damaged in the middle is made anew when that is found', () => {
  const { put, store, file } = open()
  for (let index = 0; index < 50; index += 1) put(`key ${index}`, { answer: 'x'.repeat(5000) })
  store.close()
  const bytes = readFileSync(file)
  bytes.fill(0xff, 4096)
  writeFileSync(file, bytes)
  const again = open(file)
  for (let index = 0; index < 50; index += 1) again.store.read(`key ${index}`)
  again.put('a')
  again.put('a')
  expect([again.keys(), again.troubles.length]).toEqual([['a'], 1])
})

test('one that was deleted while it was closed begins empty, without a word', () => {
  const { put, store, file } = open()
  put('a')
  store.close()
  rmSync(file)
  const again = open(file)
  expect([again.keys(), again.troubles]).toEqual([[], []])
})

test('after it was closed it has nothing, and takes nothing', () => {
  const { put, store } = open()
  store.close()
  put('a')
  expect([store.read('a'), store.list()]).toEqual([undefined, []])
})
