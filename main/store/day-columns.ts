/** The requests of `metrics.db` day by day as columns, whether the day is kept as such or only as rows. */
import type { Database } from './database.ts'
import {
  columnsOf,
  keysPerDay,
  rowColumns,
  type ChoiceColumns,
  type RequestColumns,
  type RequestRow,
} from './request-columns.ts'
import { createSegmentsTable } from './segments-table.ts'

export interface Day {
  /** Since 1970, in UTC. */
  readonly day: number
  readonly count: number
  /** What its requests are chosen by. */
  choice(): ChoiceColumns
  all(): RequestColumns
}

export interface DayColumns {
  /** Newest first; only those that have requests. */
  days(): Day[]
  /** The requests of a run. */
  ofRun(runId: string): RequestColumns
  /** The newest so many, read from the rows. */
  newest(count: number): RequestColumns
  /** Keeps as columns what days before this one are not kept so; one day a call. True while there may be more. */
  keepOne(today: number): boolean
}

/** `remembers`: the columns that were read of days that are over stay in memory until `forget`. */
export function createDayColumns(database: Database): DayColumns & { forget(): void } {
  const segments = createSegmentsTable(database)
  const before = database.prepare<[number], { key: number }>(
    'SELECT key FROM requests WHERE key < ? ORDER BY key DESC LIMIT 1',
  )
  const count = database.prepare<[number, number], { count: number }>(
    'SELECT count(*) AS count FROM requests WHERE key >= ? AND key < ?',
  )
  const rows = database
    .prepare<[number, number], RequestRow>(`SELECT ${rowColumns} FROM requests WHERE key >= ? AND key < ? ORDER BY key`)
    .raw()
  const runRows = database
    .prepare<[string], RequestRow>(`SELECT ${rowColumns} FROM requests WHERE run_id = ? ORDER BY key`)
    .raw()
  const newestRows = database
    .prepare<[number], RequestRow>(`SELECT ${rowColumns} FROM requests ORDER BY key DESC LIMIT ?`)
    .raw()
  /** By day; the count tells whether what is remembered is still what is kept. */
  const choices = new Map<number, ChoiceColumns>()
  const alls = new Map<number, RequestColumns>()

  const read = (day: number): RequestColumns => columnsOf(rows.all(day * keysPerDay, (day + 1) * keysPerDay))

  function remembered<T extends ChoiceColumns>(
    memory: Map<number, T>,
    { day, count: kept }: { readonly day: number; readonly count: number },
    find: (day: number) => T | undefined,
  ): T | undefined {
    const known = memory.get(day)
    if (known?.count === kept) return known
    const found = find(day)
    if (found !== undefined) memory.set(day, found)
    return found
  }

  function keptDay(segment: { readonly day: number; readonly count: number }): Day {
    const { day } = segment
    const all = (): RequestColumns => remembered(alls, segment, segments.all) ?? read(day)
    return {
      ...segment,
      all,
      choice: () => alls.get(day) ?? remembered(choices, segment, segments.choice) ?? read(day),
    }
  }

  function openDay(day: number): Day {
    let columns: RequestColumns | undefined
    const all = (): RequestColumns => (columns ??= read(day))
    const counted = count.get(day * keysPerDay, (day + 1) * keysPerDay)?.count ?? 0
    return { day, count: counted, all, choice: all }
  }

  function days(): Day[] {
    const kept = new Map(segments.list().map((segment) => [segment.day, segment]))
    const found: Day[] = []
    let key = before.get(Number.MAX_SAFE_INTEGER)?.key
    while (key !== undefined) {
      const day = Math.floor(key / keysPerDay)
      const segment = kept.get(day)
      found.push(segment === undefined ? openDay(day) : keptDay(segment))
      key = before.get(day * keysPerDay)?.key
    }
    return found
  }

  return {
    days,
    ofRun: (runId) => columnsOf(runRows.all(runId)),
    newest: (most) => columnsOf(newestRows.all(most).reverse()),
    keepOne(today) {
      const kept = new Set(segments.list().map(({ day }) => day))
      let key = before.get(today * keysPerDay)?.key
      while (key !== undefined) {
        const day = Math.floor(key / keysPerDay)
        if (!kept.has(day)) {
          // Read before the write's lock, which the recorder would have to wait for; what came meanwhile is seen by the count.
          const columns = read(day)
          const isStill = (): boolean => count.get(day * keysPerDay, (day + 1) * keysPerDay)?.count === columns.count
          database.transaction(() => isStill() && segments.write(day, columns)).immediate()
          return true
        }
        key = before.get(day * keysPerDay)?.key
      }
      return false
    },
    forget() {
      choices.clear()
      alls.clear()
    },
  }
}
