/** Makes a request's record from its facts and events as they come. */
import type { RunCost } from '#shared/domain/cost.ts'
import type { AppError } from '#shared/domain/error.ts'
import type { ModelClass, ModelRef, Usage } from '#shared/domain/model.ts'
import type { RequestAttempt, RequestRecord } from '#shared/domain/request-record.ts'
import type { WireNotes } from '../providers/wire-notes.ts'
import type { ModelEvent } from '../providers/provider.ts'
import { createAnswerRate } from './answer-rate.ts'
import type { Ask, Fact } from './handler.ts'
import { longestText } from './request-text.ts'

export interface RequestNotes {
  fact(fact: Fact): void
  /** On the way of every event: it only counts. */
  event(event: ModelEvent): void
  /** Notes how much of the answer has come by now: called ten times a second, not with each piece. */
  sample(): void
  /** The answer's text so far; empty unless it is to be kept. */
  answer(): string
  /** The record, when the request is over. */
  end(outcome: 'done' | 'cancelled' | AppError, stop: Stop): RequestRecord
}

/** When and by whom the request was told to stop; neither where it was left, or went to its end. */
export interface Stop {
  readonly at?: number
  readonly by?: 'user' | 'kiln'
}

/** What is known of a model: its class, and what its answer cost. */
export interface Appraisal {
  /** Undefined where no model answers. */
  classOf(model: ModelRef): ModelClass | undefined
  /** `answered`: by the name that the provider gave it. */
  costOf(served: ModelRef, answered: ModelRef | undefined, usage: Usage): RunCost | undefined
}

/** White space alone is seen by nobody. */
const visible = /\S/

interface OpenAttempt extends RequestAttempt {
  waits: { reason: string; ms: number }[]
}

/** `now` in milliseconds since 1970. `keepsText`: the answer's text is kept beside the record. */
export function createRequestNotes(
  id: string,
  ask: Ask,
  now: () => number,
  appraisal?: Appraisal,
  keepsText = false,
): RequestNotes {
  const startedAt = now()
  const rate = createAnswerRate()
  const texts: string[] = []
  const detours: NonNullable<RequestRecord['detours']> = []
  let counted = 0
  const attempts: OpenAttempt[] = []
  let attempt: OpenAttempt | undefined
  let wire: WireNotes | undefined
  let visibleMs: number | undefined
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
    if (wire !== undefined) noteWire(attempt, wire)
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
        // A model that is being loaded is waited for in the attempt itself, whose time that is. And the place in a line
        // changes while the same wait goes on.
        if (fact.reason === 'loading' || wait?.reason === fact.reason) return
        endWait()
        wait = { reason: fact.reason, at: now() }
        return
      case 'attempt-start':
        endWait()
        attempt = { model: fact.model, startMs: now() - startedAt, waits, durationMs: 0 }
        attempts.push(attempt)
        wire = fact.wire
        waits = []
        return
      case 'attempt-failed':
        return endAttempt(fact.error)
      case 'answering': {
        const { model, requestId, ageMs, from } = fact
        // Whom it read along with has left.
        if (cache === 'joined' && from === 'provider') cache = 'miss'
        answer = {
          answered: model,
          ...(requestId === undefined ? {} : { requestId }),
          ...(ageMs === undefined ? {} : { ageMs }),
        }
        if (attempt === undefined) return
        attempt.headersMs ??= now() - startedAt - attempt.startMs
        if (requestId !== undefined) attempt.requestId = requestId
        return
      }
      case 'cache':
        if (fact.outcome !== 'stored') cache = fact.outcome
        return
      case 'passed-over':
        detours.push({ type: 'passed-over', model: fact.model, why: fact.why })
        return
      case 'fallback':
        detours.push({ type: 'fallback', model: fact.to, why: fact.why })
        return
      default:
    }
  }

  function first(): void {
    firstTokenMs = now() - startedAt
    if (attempt !== undefined) attempt.firstTokenMs = firstTokenMs - attempt.startMs
  }

  function sample(): void {
    if (firstTokenMs === undefined) return
    rate.add(now() - startedAt - firstTokenMs, characters - counted)
    counted = characters
  }

  function costOfAnswer(served: ModelRef, usage: Usage | undefined): RunCost | undefined {
    // An answer that did not begin is not paid for.
    if (usage === undefined) return firstTokenMs === undefined ? { usd: 0, nothing: 'no-model' } : undefined
    return appraisal?.costOf(served, answer.answered, usage)
  }

  return {
    fact: takeFact,
    event(event) {
      if (event.type === 'text-delta' || event.type === 'reasoning-delta') {
        if (firstTokenMs === undefined) first()
        if (visibleMs === undefined && event.type === 'text-delta' && visible.test(event.text)) {
          visibleMs = now() - startedAt
        }
        characters += event.text.length
        if (keepsText && event.type === 'text-delta') texts.push(event.text)
      } else if (event.type === 'finish') {
        finish = event
      }
    },
    sample,
    answer: () => texts.join('').slice(0, longestText),
    end(outcome, stop) {
      sample()
      const error = typeof outcome === 'string' ? undefined : outcome
      const isCancelled = outcome === 'cancelled' || error?.kind === 'aborted'
      endWait()
      endAttempt(error)
      const { purpose, priority, runId, projectId, candidates } = ask
      const served = attempts.at(-1)?.model ?? candidates[0]
      const modelClass = appraisal?.classOf(served)
      const totalMs = now() - startedAt
      const usage = finish?.usage
      const isKnown = cache === 'hit' || cache === 'joined'
      const cost = isKnown ? alreadyPaid : costOfAnswer(served, usage)
      const perSecond = isKnown ? undefined : speedOf(usage, firstTokenMs, totalMs)
      const pace = isKnown ? undefined : rate.result()
      return {
        id,
        ...(runId === undefined ? {} : { runId }),
        ...(projectId === undefined ? {} : { projectId }),
        purpose,
        priority,
        startedAt,
        asked: candidates[0],
        ...answer,
        served,
        ...(modelClass === undefined ? {} : { modelClass }),
        cache,
        queueMs,
        ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
        ...(visibleMs === undefined ? {} : { visibleMs }),
        totalMs,
        ...(isCancelled && stop.at !== undefined ? { cancelMs: Math.max(0, startedAt + totalMs - stop.at) } : {}),
        ...(isCancelled && stop.by !== undefined ? { cancelledBy: stop.by } : {}),
        characters,
        ...(pace === undefined ? {} : { rate: pace }),
        ...(detours.length === 0 ? {} : { detours }),
        ...(finish === undefined ? {} : { finish: finish.reason, usage: finish.usage }),
        ...(perSecond === undefined ? {} : { tokensPerSecond: perSecond }),
        ...(cost === undefined ? {} : { cost }),
        outcome: isCancelled ? 'cancelled' : error === undefined ? 'done' : 'failed',
        ...(error === undefined || isCancelled ? {} : { errorKind: error.kind }),
        attempts,
      }
    },
  }
}

const alreadyPaid: RunCost = { usd: 0, nothing: 'cached' }

function noteWire(
  attempt: OpenAttempt,
  { connectMs, sentBytes, receivedBytes, sentHeaders, headers }: WireNotes,
): void {
  // A built-in provider has no connection.
  if (sentHeaders === undefined) return
  if (connectMs !== undefined) attempt.connectMs = connectMs
  attempt.sentBytes = sentBytes
  attempt.receivedBytes = receivedBytes
  attempt.sentHeaders = { ...sentHeaders }
  if (headers !== undefined) attempt.headers = { ...headers }
}

function speedOf(usage: Usage | undefined, firstTokenMs: number | undefined, totalMs: number): number | undefined {
  if (usage === undefined || firstTokenMs === undefined || usage.output === 0 || totalMs <= firstTokenMs)
    return undefined
  return (usage.output * 1000) / (totalMs - firstTokenMs)
}
