/**
 * Keeps `metrics.db` within its bounds, and its days that are over as columns: in small slices with pauses between them.
 * What is removed makes the file smaller, as far as it was made for that (see `metrics-database.ts`).
 */
import { setTimeout } from 'node:timers/promises'
import { openDatabase, type Database } from '../store/database.ts'
import { createDayColumns } from '../store/day-columns.ts'
import { dayMs, keysPerDay, keysPerMs } from '../store/request-columns.ts'

export interface KeepLimits {
  /** Older requests go, in milliseconds since 1970. */
  readonly oldest: number
  /** Of the file, without what is free in it. */
  readonly bytes: number
  readonly now: number
}

/** So many requests at a time: main waits no longer for its own writes than a slice takes, which is a few milliseconds. */
const slice = 200
const pauseMs = 10
/** Of 4 kB each. */
const pagesAtOnce = 250

/** Over a connection of its own. Throws what `check` throws, between two slices. */
export async function tidyMetrics(
  file: string,
  limits: KeepLimits,
  check: () => void,
): Promise<{ readonly removed: number }> {
  const database = openDatabase(file, 'NORMAL')
  const pause = async (): Promise<void> => {
    await setTimeout(pauseMs)
    check()
  }
  try {
    const days = createDayColumns(database)
    while (days.keepOne(Math.floor(limits.now / dayMs))) await pause()
    let removed = 0
    const remove = remover(database)
    for (let some = remove(limits.oldest * keysPerMs); some > 0; some = remove(limits.oldest * keysPerMs)) {
      removed += some
      await pause()
    }
    while (usedBytes(database) > limits.bytes) {
      const some = remove(endOfOldestDay(database))
      if (some === 0) break
      removed += some
      await pause()
    }
    while (shrink(database)) await pause()
    // What was written lies in the log until it is put into the file.
    if (removed > 0) database.pragma('wal_checkpoint(TRUNCATE)')
    return { removed }
  } finally {
    database.close()
  }
}

/** Removes some of what is before a key; gives how many. */
function remover(database: Database): (beforeKey: number) => number {
  const find = database
    .prepare<[number, number], number>('SELECT key FROM requests WHERE key < ? ORDER BY key LIMIT ?')
    .pluck()
  const statements = ['requests', 'records', 'runs', 'steps', 'texts'].map((table) =>
    database.prepare<[number]>(`DELETE FROM ${table} WHERE key <= ?`),
  )
  const removeUpTo = database.transaction((key: number) => {
    for (const statement of statements) statement.run(key)
  })
  return (beforeKey) => {
    const keys = find.all(beforeKey, slice)
    const last = keys.at(-1)
    if (last !== undefined) removeUpTo.immediate(last)
    return keys.length
  }
}

function endOfOldestDay(database: Database): number {
  const first = database.prepare<[], number | null>('SELECT min(key) FROM requests').pluck().get() ?? undefined
  return first === undefined ? 0 : (Math.floor(first / keysPerDay) + 1) * keysPerDay
}

/** Gives some of what is free in the file back to the disk; true when there is more. */
function shrink(database: Database): boolean {
  const free = (): number => Number(database.pragma('freelist_count', { simple: true }))
  const before = free()
  if (before === 0) return false
  database.pragma(`incremental_vacuum(${pagesAtOnce})`)
  const after = free()
  // A file that was not made for it stays as it is; what is free in it is used again.
  return after > 0 && after < before
}

function usedBytes(database: Database): number {
  const [pages, free, size] = ['page_count', 'freelist_count', 'page_size'].map((name) =>
    Number(database.pragma(name, { simple: true })),
  )
  return ((pages ?? 0) - (free ?? 0)) * (size ?? 0)
}
