/** Writes requests into `metrics.db`: a narrow row for what is filtered and summed, the whole record beside. */
import type { ModelRef } from '#shared/domain/model.ts'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import type { Database } from './database.ts'
import { flagsOf, keysPerMs } from './request-columns.ts'
import { createTerms, modelTerm, type Terms } from './terms.ts'

export interface RequestWriter {
  /** One that is there already is replaced. Belongs into a transaction. */
  write(record: RequestRecord): void
}

export function createRequestWriter(database: Database, terms: Terms = createTerms(database)): RequestWriter {
  const insert = database.prepare<[ReturnType<typeof toRow>]>(
    `INSERT INTO requests (key, id, run_id, served, project, purpose, flags, first_token_ms, total_ms, input, output,
       cached, reasoning, cancel_ms, cost_usd)
     VALUES (@key, @id, @runId, @served, @project, @purpose, @flags, @firstTokenMs, @totalMs, @input, @output, @cached,
       @reasoning, @cancelMs, @costUsd)`,
  )
  const insertRecord = database.prepare<[number, string]>('INSERT INTO records (key, record) VALUES (?, ?)')
  const find = database.prepare<[string], { key: number }>('SELECT key FROM requests WHERE id = ?')
  const remove = database.prepare<[number]>('DELETE FROM requests WHERE key = ?')
  const removeRecord = database.prepare<[number]>('DELETE FROM records WHERE key = ?')
  const last = database.prepare<[number, number], { key: number | null }>(
    'SELECT max(key) AS key FROM requests WHERE key >= ? AND key < ?',
  )

  function freeKey(startedAt: number): number {
    const first = Math.trunc(startedAt) * keysPerMs
    const taken = last.get(first, first + keysPerMs)?.key ?? undefined
    return taken === undefined ? first : taken + 1
  }

  return {
    write(record) {
      const old = find.get(record.id)
      if (old !== undefined) {
        remove.run(old.key)
        removeRecord.run(old.key)
      }
      const key = freeKey(record.startedAt)
      insert.run(toRow(record, key, terms.idOf))
      insertRecord.run(key, JSON.stringify(record))
    },
  }
}

/** The model that a request counts for. */
export function servedBy({ served, asked }: Pick<RequestRecord, 'served' | 'asked'>): ModelRef {
  return served ?? asked
}

function toRow(record: RequestRecord, key: number, idOf: Terms['idOf']) {
  const { usage } = record
  return {
    key,
    id: record.id,
    runId: record.runId ?? null,
    served: idOf(modelTerm(servedBy(record))),
    project: record.projectId === undefined ? 0 : idOf(record.projectId),
    purpose: idOf(record.purpose),
    flags: flagsOf(record),
    firstTokenMs: whole(record.firstTokenMs),
    totalMs: Math.round(record.totalMs),
    input: whole(usage?.input),
    output: whole(usage?.output),
    cached: whole(usage?.cached),
    reasoning: whole(usage?.reasoning),
    cancelMs: whole(record.cancelMs),
    costUsd: record.cost?.usd ?? null,
  }
}

function whole(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value)
}
