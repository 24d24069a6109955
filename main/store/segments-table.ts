/** Days of `metrics.db` that are over, each kept as columns of bytes: read a hundred times faster than its rows. */
import type { Database } from './database.ts'
import { packColumns, unpackChoice, unpackFigures, type ChoiceColumns, type RequestColumns } from './request-columns.ts'

/** Days are whole ones in UTC, counted since 1970. */
export interface SegmentsTable {
  /** Newest first, with the number of their requests. */
  list(): { readonly day: number; readonly count: number }[]
  choice(day: number): ChoiceColumns | undefined
  all(day: number): RequestColumns | undefined
  write(day: number, columns: RequestColumns): void
}

export function createSegmentsTable(database: Database): SegmentsTable {
  const list = database.prepare<[], { day: number; count: number }>('SELECT day, count FROM segments ORDER BY day DESC')
  const choice = database.prepare<[number], { count: number; choice: Buffer }>(
    'SELECT count, choice FROM segments WHERE day = ?',
  )
  const all = database.prepare<[number], { count: number; choice: Buffer; figures: Buffer }>(
    'SELECT count, choice, figures FROM segments WHERE day = ?',
  )
  const insertText = 'INSERT OR REPLACE INTO segments (day, count, choice, figures) VALUES (?, ?, ?, ?)'

  return {
    list: () => list.all(),
    choice(day) {
      const row = choice.get(day)
      return row === undefined ? undefined : unpackChoice(row.count, row.choice)
    },
    all(day) {
      const row = all.get(day)
      return row === undefined ? undefined : unpackFigures(unpackChoice(row.count, row.choice), row.figures)
    },
    write(day, columns) {
      const packed = packColumns(columns)
      database.prepare(insertText).run(day, columns.count, packed.choice, packed.figures)
    },
  }
}
