/** The requests of `metrics.db`, as whole records; what is counted of many is read through `day-columns.ts`. */
import type { ModelRef } from '#shared/domain/model.ts'
import { RequestRecord } from '#shared/domain/request-record.ts'
import type { Database } from './database.ts'
import { cacheIn, done, outcomeIn } from './request-columns.ts'
import { createRequestWriter } from './request-writer.ts'
import { createTerms, modelTerm } from './terms.ts'

export interface RequestsTable {
  /** All of them or none. One that is there already is replaced. */
  insert(records: readonly RequestRecord[]): void
  get(id: string): RequestRecord | undefined
  /** Newest first. */
  newest(count: number): RequestRecord[]
  /** The requests of a run, in the order in which they were made. */
  listByRun(runId: string): RequestRecord[]
  count(): number
  /** How fast the model has answered here lately; undefined where that was never measured. */
  pace(asked: ModelRef): ModelPace | undefined
}

/** Medians of the newest answers that came from the model itself, and were longer than a few words. */
export interface ModelPace {
  readonly tokensPerSecond: number
  /** From the request to the first piece of the answer without the time in line, in milliseconds. */
  readonly firstTokenMs: number
}

/** So many requests are looked through, and of them so many answers taken. */
const pace = { within: 2000, answers: 15, leastTokens: 40 } as const

interface Row {
  readonly record: string
}

interface PaceRow {
  readonly flags: number
  readonly output: number
  readonly totalMs: number
  readonly firstTokenMs: number
  readonly queueMs: number
}

export function createRequestsTable(database: Database): RequestsTable {
  const terms = createTerms(database)
  const writer = createRequestWriter(database, terms)
  const get = database.prepare<[string], Row>(
    'SELECT record FROM records WHERE key = (SELECT key FROM requests WHERE id = ?)',
  )
  const newest = database.prepare<[number], Row>('SELECT record FROM records ORDER BY key DESC LIMIT ?')
  const byRun = database.prepare<[string], Row>(
    'SELECT record FROM requests JOIN records USING (key) WHERE run_id = ? ORDER BY key',
  )
  const count = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM requests')
  const paced = database.prepare<[number], PaceRow>(
    `SELECT flags, output, total_ms AS totalMs, first_token_ms AS firstTokenMs, record ->> '$.queueMs' AS queueMs
     FROM (SELECT * FROM requests ORDER BY key DESC LIMIT ${pace.within}) JOIN records USING (key)
     WHERE served = ? AND output >= ${pace.leastTokens} AND total_ms > first_token_ms ORDER BY key DESC`,
  )

  return {
    insert: database.transaction((records: readonly RequestRecord[]) => records.forEach(writer.write)),
    get(id) {
      const row = get.get(id)
      return row === undefined ? undefined : fromRow(row)
    },
    newest: (most) => newest.all(most).map(fromRow),
    listByRun: (runId) => byRun.all(runId).map(fromRow),
    count: () => count.get()?.count ?? 0,
    pace(asked) {
      const rows = paced
        .all(terms.find(modelTerm(asked)))
        .filter(({ flags }) => outcomeIn(flags) === done && !['hit', 'joined'].includes(cacheIn(flags)))
        .slice(0, pace.answers)
      if (rows.length === 0) return undefined
      return {
        tokensPerSecond: median(
          rows.map(({ output, totalMs, firstTokenMs }) => (output * 1000) / (totalMs - firstTokenMs)),
        ),
        firstTokenMs: median(rows.map(({ firstTokenMs, queueMs }) => Math.max(0, firstTokenMs - queueMs))),
      }
    },
  }
}

/** Of an even number, the lower of the two in the middle. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0
}

function fromRow({ record }: Row): RequestRecord {
  return RequestRecord.parse(JSON.parse(record))
}
