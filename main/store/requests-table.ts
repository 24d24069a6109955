/** The requests of `metrics.db`: a column for what is filtered and summed, the whole record beside. */
import type { ModelRef } from '#shared/domain/model.ts'
import { RequestRecord } from '#shared/domain/request-record.ts'
import type { Database } from './database.ts'

export interface RequestsTable {
  /** All of them or none. One that is there already is replaced. */
  insert(records: readonly RequestRecord[]): void
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

export function createRequestsTable(database: Database): RequestsTable {
  const insert = database.prepare<[ReturnType<typeof toRow>]>(
    `INSERT OR REPLACE INTO requests (
       id, started_at, run_id, project_id, purpose, asked_provider, asked_model, provider, model, cache, outcome,
       error_kind, finish, queue_ms, first_token_ms, total_ms, input_tokens, output_tokens, cached_tokens,
       reasoning_tokens, attempts, record
     ) VALUES (
       @id, @startedAt, @runId, @projectId, @purpose, @askedProvider, @askedModel, @provider, @model, @cache, @outcome,
       @errorKind, @finish, @queueMs, @firstTokenMs, @totalMs, @input, @output, @cached,
       @reasoning, @attempts, @record
     )`,
  )
  const newest = database.prepare<[number], Row>(
    'SELECT record FROM requests ORDER BY started_at DESC, id DESC LIMIT ?',
  )
  const byRun = database.prepare<[string], Row>('SELECT record FROM requests WHERE run_id = ? ORDER BY started_at, id')
  const count = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM requests')

  const paced = database.prepare<[string, string], { perSecond: number; firstTokenMs: number }>(
    `SELECT output_tokens * 1000.0 / (total_ms - first_token_ms) AS perSecond,
       max(0, first_token_ms - queue_ms) AS firstTokenMs
     FROM (SELECT * FROM requests ORDER BY started_at DESC LIMIT ${pace.within})
     WHERE asked_provider = ? AND asked_model = ? AND outcome = 'done' AND cache NOT IN ('hit', 'joined')
       AND output_tokens >= ${pace.leastTokens} AND total_ms > first_token_ms
     ORDER BY started_at DESC LIMIT ${pace.answers}`,
  )

  return {
    insert: database.transaction((records) => {
      for (const record of records) insert.run(toRow(record))
    }),
    newest: (most) => newest.all(most).map(fromRow),
    listByRun: (runId) => byRun.all(runId).map(fromRow),
    count: () => count.get()?.count ?? 0,
    pace({ provider, model }) {
      const rows = paced.all(provider, model)
      if (rows.length === 0) return undefined
      return {
        tokensPerSecond: median(rows.map(({ perSecond }) => perSecond)),
        firstTokenMs: median(rows.map(({ firstTokenMs }) => firstTokenMs)),
      }
    },
  }
}

/** Of an even number, the lower of the two in the middle. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0
}

function toRow(record: RequestRecord) {
  const { id, purpose, cache, outcome, asked, answered, usage } = record
  return {
    id,
    startedAt: record.startedAt,
    runId: record.runId ?? null,
    projectId: record.projectId ?? null,
    purpose,
    askedProvider: asked.provider,
    askedModel: asked.model,
    provider: answered?.provider ?? null,
    model: answered?.model ?? null,
    cache,
    outcome,
    errorKind: record.errorKind ?? null,
    finish: record.finish ?? null,
    queueMs: record.queueMs,
    firstTokenMs: record.firstTokenMs ?? null,
    totalMs: record.totalMs,
    input: usage?.input ?? null,
    output: usage?.output ?? null,
    cached: usage?.cached ?? null,
    reasoning: usage?.reasoning ?? null,
    attempts: record.attempts.length,
    record: JSON.stringify(record),
  }
}

function fromRow({ record }: Row): RequestRecord {
  return RequestRecord.parse(JSON.parse(record))
}
