/** Requests as a table for other programs: CSV by RFC 4180, or JSON. Never a prompt's or an answer's words. */
import { csvTable } from '#shared/domain/csv.ts'
import type { RequestRow } from '#shared/domain/metrics.ts'

const columns: readonly (readonly [name: string, value: (row: RequestRow) => string | number | boolean | undefined])[] =
  [
    ['id', (row) => row.id],
    ['started_at', (row) => new Date(row.startedAt).toISOString()],
    ['purpose', (row) => row.purpose],
    ['run_id', (row) => row.runId],
    ['project_id', (row) => row.projectId],
    ['project', (row) => row.projectName],
    ['asked_provider', (row) => row.asked.provider],
    ['asked_model', (row) => row.asked.model],
    ['answered_model', (row) => row.answered?.model],
    ['served_provider', (row) => row.served?.provider],
    ['served_model', (row) => row.served?.model],
    ['cache', (row) => row.cache],
    ['outcome', (row) => row.outcome],
    ['error_kind', (row) => row.errorKind],
    ['attempts', (row) => row.attempts],
    ['queue_ms', (row) => row.queueMs],
    ['first_token_ms', (row) => row.firstTokenMs],
    ['total_ms', (row) => row.totalMs],
    ['input_tokens', (row) => row.inputTokens],
    ['output_tokens', (row) => row.outputTokens],
    ['tokens_estimated', (row) => row.estimated],
    ['tokens_per_second', (row) => row.tokensPerSecond],
    ['cost_usd', (row) => row.costUsd],
  ]

/** With a line of names first; lines end with CR LF. */
export function csvOf(rows: readonly RequestRow[]): string {
  return csvTable(
    columns.map(([name]) => name),
    rows.map((row) => columns.map(([, value]) => value(row))),
  )
}

export function jsonOf(rows: readonly RequestRow[]): string {
  return `[${rows.map((row) => `\n${JSON.stringify(row)}`).join(',')}\n]\n`
}
