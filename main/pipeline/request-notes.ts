/** Makes a request's record from its facts and events as they come. */
import type { AppError } from '#shared/domain/error.ts'
import type { RequestAttempt, RequestRecord } from '#shared/domain/request-record.ts'
import type { ModelEvent } from '../providers/provider.ts'
import type { Ask, Fact } from './handler.ts'

export interface RequestNotes {
  fact(fact: Fact): void
  /** On the way of every event: it only counts. */
  event(event: ModelEvent): void
  /** The record, when the request is over. */
  end(outcome: 'done' | 'cancelled' | AppError): RequestRecord
}

interface OpenAttempt extends RequestAttempt {
  waits: { reason: string; ms: number }[]
}

/** `now` in milliseconds since 1970. */
export function createRequestNotes(id: string, ask: Ask, now: () => number): RequestNotes {
  const startedAt = now()
  const attempts: OpenAttempt[] = []
  let attempt: OpenAttempt | undefined
  let waits: { reason: string; ms: number }[] = []
  let wait: { readonly reason: string; readonly at: number } | undefined
  let queueMs = 0
  let answer: Pick<RequestRecord, 'answered' | 'requestId' | 'ageMs'> = {}
  let cache: RequestRecord['cache'] = 'none'
  let firstTokenMs: number | undefined
  let characters = 0
  let finish: Extract<ModelEvent, { type: 'finish' }> | undefined

  function endWait(): void {
    if (wait === undefined) return
    const ms = now() - wait.at
    if (wait.reason === 'queue' || wait.reason === 'rate-limited') queueMs += ms
    waits.push({ reason: wait.reason, ms })
    wait = undefined
  }

  function endAttempt(error?: AppError): void {
    if (attempt === undefined) return
    attempt.durationMs = now() - startedAt - attempt.startMs
    if (error !== undefined) {
      attempt.errorKind = error.kind
      if (error.status !== undefined) attempt.status = error.status
      if (error.retryAfterMs !== undefined) attempt.retryAfterMs = error.retryAfterMs
      if (error.requestId !== undefined) attempt.requestId = error.requestId
    }
    attempt = undefined
  }

  function takeFact(fact: Fact): void {
    switch (fact.type) {
      case 'wait':
        // The place in a line changes while the same wait goes on.
        if (wait?.reason === fact.reason) return
        endWait()
        wait = { reason: fact.reason, at: now() }
        return
      case 'attempt-start':
        endWait()
        attempt = { model: fact.model, startMs: now() - startedAt, waits, durationMs: 0 }
        attempts.push(attempt)
        waits = []
        return
      case 'attempt-failed':
        return endAttempt(fact.error)
      case 'answering': {
        const { model, requestId, ageMs } = fact
        answer = {
          answered: model,
          ...(requestId === undefined ? {} : { requestId }),
          ...(ageMs === undefined ? {} : { ageMs }),
        }
        if (attempt === undefined) return
        attempt.headersMs = now() - startedAt - attempt.startMs
        if (requestId !== undefined) attempt.requestId = requestId
        return
      }
      case 'cache':
        if (fact.outcome !== 'stored') cache = fact.outcome
        return
      default:
    }
  }

  function first(): void {
    firstTokenMs = now() - startedAt
    if (attempt !== undefined) attempt.firstTokenMs = firstTokenMs - attempt.startMs
  }

  return {
    fact: takeFact,
    event(event) {
      if (event.type === 'text-delta' || event.type === 'reasoning-delta') {
        if (firstTokenMs === undefined) first()
        characters += event.text.length
      } else if (event.type === 'finish') {
        finish = event
      }
    },
    end(outcome) {
      const error = typeof outcome === 'string' ? undefined : outcome
      const isCancelled = outcome === 'cancelled' || error?.kind === 'aborted'
      endWait()
      endAttempt(error)
      const { purpose, priority, runId, projectId, candidates } = ask
      return {
        id,
        ...(runId === undefined ? {} : { runId }),
        ...(projectId === undefined ? {} : { projectId }),
        purpose,
        priority,
        startedAt,
        asked: candidates[0],
        ...answer,
        cache,
        queueMs,
        ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
        totalMs: now() - startedAt,
        characters,
        ...(finish === undefined ? {} : { finish: finish.reason, usage: finish.usage }),
        outcome: isCancelled ? 'cancelled' : error === undefined ? 'done' : 'failed',
        ...(error === undefined || isCancelled ? {} : { errorKind: error.kind }),
        attempts,
      }
    },
  }
}
