/** A page of the table: the keys of its requests are found in the columns, then their records are read. */
import type { MetricsFilter, RequestRow } from '#shared/domain/metrics.ts'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import type { Day } from '../store/day-columns.ts'
import { dayMs, type ChoiceColumns } from '../store/request-columns.ts'
import { chosen, daysOf, matcher, type Chosen, type Reading } from './selection.ts'

export interface Page {
  /** Newest first. */
  readonly keys: readonly number[]
  /** Of all that the filter takes. */
  readonly total: number
}

export function pageOf(reading: Reading, filter: MetricsFilter, offset: number, limit: number): Page {
  const take = matcher(reading, filter)
  if (take === undefined) return { keys: [], total: 0 }
  const { last = Number.POSITIVE_INFINITY, runId } = filter
  const end = Math.min(offset + limit, last)
  const keys: number[] = []
  let total = 0
  const add = ({ columns, rows }: Chosen<ChoiceColumns>): void => {
    const from = Math.max(0, offset - total)
    const upTo = Math.min(rows.length, end - total)
    for (let at = from; at < upTo; at += 1) keys.push(columns.key[rows[rows.length - 1 - at] ?? 0] ?? 0)
    total += rows.length
  }
  if (runId !== undefined) {
    add(chosen(reading.days.ofRun(runId), take))
  } else {
    for (const day of daysOf(reading, filter)) {
      if (total >= last) break
      // A day that is taken whole and that the page is not in need not be read.
      if (isWhole(day, filter) && (total >= end || total + day.count <= offset)) total += day.count
      else add(chosen(day.choice(), take))
    }
  }
  return { keys, total: Math.min(total, last) }
}

const chosenBy = ['provider', 'model', 'projectId', 'outcome', 'errorKind', 'cache', 'purpose'] as const

function isWhole({ day }: Day, filter: MetricsFilter): boolean {
  const { from = 0, to = Number.MAX_SAFE_INTEGER } = filter
  return from <= day * dayMs && to >= (day + 1) * dayMs && chosenBy.every((name) => filter[name] === undefined)
}

/** The line of the table; the project's name is added by who knows it. */
export function rowOf(record: RequestRecord): RequestRow {
  const { runId, projectId, answered, errorKind, firstTokenMs, usage, tokensPerSecond, cost, served } = record
  return {
    id: record.id,
    startedAt: record.startedAt,
    purpose: record.purpose,
    asked: record.asked,
    cache: record.cache,
    outcome: record.outcome,
    attempts: record.attempts.length,
    queueMs: record.queueMs,
    totalMs: record.totalMs,
    ...(runId === undefined ? {} : { runId }),
    ...(projectId === undefined ? {} : { projectId }),
    ...(answered === undefined ? {} : { answered }),
    ...(served === undefined ? {} : { served }),
    ...(errorKind === undefined ? {} : { errorKind }),
    ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
    ...(usage === undefined
      ? {}
      : { inputTokens: usage.input, outputTokens: usage.output, estimated: usage.estimated }),
    ...(tokensPerSecond === undefined ? {} : { tokensPerSecond }),
    ...(cost === undefined ? {} : { costUsd: cost.usd }),
  }
}
