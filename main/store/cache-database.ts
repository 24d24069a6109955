/** `cache.db`: answers that are kept for the same question. It may be deleted at any time; a damaged one is made anew. */
import { rmSync } from 'node:fs'
import type { ModelRef } from '#shared/domain/model.ts'
import type { CacheEntry } from '#shared/domain/request-state.ts'
import { toAppError } from '#shared/domain/error.ts'
import { openDatabase, type Database } from './database.ts'
import { createCacheTable, type CacheTable } from './cache-table.ts'

export interface KeptAnswer {
  readonly key: string
  readonly model: ModelRef
  /** The beginning of the prompt, for people. */
  readonly prompt: string
  readonly answer: string
  /** Milliseconds since 1970. */
  readonly storedAt: number
}

export interface CacheBounds {
  readonly entries: number
  readonly bytes: number
  /** What was stored before is let go. */
  readonly oldest: number
}

/** None of these throws: a cache that fails has nothing. What was written last survives kill -9, but maybe no power cut. */
export interface CacheStore {
  read(key: string): Pick<KeptAnswer, 'answer' | 'storedAt' | 'model'> | undefined
  /** Keeps it, and lets go of what was not used for longest until all is within the bounds. Larger than them, it is not kept. */
  write(entry: KeptAnswer, bounds: CacheBounds): void
  /** It was used. */
  touch(key: string, at: number): void
  /** Last used first. */
  list(): CacheEntry[]
  size(): { readonly entries: number; readonly bytes: number }
  remove(key: string): void
  clear(): void
  close(): void
}

/** `onTrouble` is told in a sentence when it had to be made anew, or cannot be written. */
export function openCache(file: string, onTrouble: (message: string) => void): CacheStore {
  let opened: { readonly database: Database; readonly table: CacheTable } | undefined
  let isClosed = false

  function open(): void {
    const database = openDatabase(file, 'NORMAL')
    try {
      opened = { database, table: createCacheTable(database) }
    } catch (thrown) {
      database.close()
      throw thrown
    }
  }

  function rebuild(): void {
    opened?.database.close()
    opened = undefined
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
    open()
    onTrouble('The cache of answers was damaged. It was emptied; nothing else is lost.')
  }

  function attempt<T>(job: (table: CacheTable) => T, otherwise: T): T {
    if (isClosed || opened === undefined) return otherwise
    try {
      return job(opened.table)
    } catch (thrown) {
      if (!isDamage(thrown)) {
        onTrouble(`The cache of answers cannot be used: ${toAppError(thrown).message}`)
        return otherwise
      }
    }
    try {
      rebuild()
    } catch (thrown) {
      onTrouble(`The cache of answers cannot be used: ${toAppError(thrown).message}`)
    }
    return otherwise
  }

  try {
    open()
  } catch {
    try {
      rebuild()
    } catch (thrown) {
      onTrouble(`The cache of answers cannot be used: ${toAppError(thrown).message}`)
    }
  }

  return {
    read: (key) => attempt((table) => table.read(key), undefined),
    write: (entry, bounds) => attempt((table) => table.write(entry, bounds), undefined),
    touch: (key, at) => attempt((table) => table.touch(key, at), undefined),
    list: () => attempt((table) => table.list(), []),
    size: () => attempt((table) => table.size(), { entries: 0, bytes: 0 }),
    remove: (key) => attempt((table) => table.remove(key), undefined),
    clear: () => attempt((table) => table.clear(), undefined),
    close() {
      isClosed = true
      opened?.database.close()
      opened = undefined
    },
  }
}

function isDamage(thrown: unknown): boolean {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  return code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')
}
