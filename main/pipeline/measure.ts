/** Writes down what became of each request: one record with every attempt in it, and each decision in words. */
import { Failure, toAppError } from '#shared/domain/error.ts'
import type { RequestRow } from '#shared/domain/metrics.ts'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { newId } from '../lib/ids.ts'
import type { Timers } from '../lib/timers.ts'
import { observed } from './answer-stream.ts'
import type { DecisionLog } from './decisions.ts'
import type { Ask, Middleware } from './handler.ts'
import { createRequestNotes, type Appraisal, type Stop } from './request-notes.ts'

export interface MeasureOptions {
  readonly appraisal?: Appraisal
  readonly timers: Timers
  readonly decisions: DecisionLog
  /** Told of a request that begins; it must only put it aside. */
  begun?(row: RequestRow): void
  /** Takes a record; it must only put it aside. */
  record(record: RequestRecord): void
}

export interface Measure {
  readonly middleware: Middleware
  /** How many requests are under way. */
  live(): number
}

export function createMeasure({ timers, decisions, appraisal, begun, record }: MeasureOptions): Measure {
  let live = 0

  const middleware: Middleware = (next) => (ask, signal) => {
    const id = newId()
    const notes = createRequestNotes(id, ask, timers.now, appraisal)
    const decide = decisions.of(id, ask.runId)
    const listening: Ask = {
      ...ask,
      report(fact) {
        notes.fact(fact)
        decide.fact(fact)
        ask.report(fact)
      },
    }
    let stoppedAt: number | undefined
    const noteStop = (): void => void (stoppedAt = timers.now())
    if (signal.aborted) noteStop()
    else signal.addEventListener('abort', noteStop, { once: true })
    live += 1
    begun?.(liveRow(id, ask, timers.now()))
    return observed(next(listening, signal), {
      event: notes.event,
      end({ error, left }) {
        live -= 1
        const outcome = left === true ? 'cancelled' : error === undefined ? 'done' : toAppError(error)
        signal.removeEventListener('abort', noteStop)
        const done = notes.end(outcome, stopOf(signal, stoppedAt))
        decide.end(done, typeof outcome === 'string' ? undefined : outcome)
        record(done)
      },
    })
  }

  return { middleware, live: () => live }
}

/** A reason is given by Kiln itself, when it closes; a stop of the user's has none. */
function stopOf({ reason }: AbortSignal, at: number | undefined): Stop {
  return at === undefined ? { by: 'kiln' } : { at, by: reason instanceof Failure ? 'kiln' : 'user' }
}

function liveRow(id: string, { purpose, runId, projectId, candidates }: Ask, startedAt: number): RequestRow {
  return {
    id,
    startedAt,
    purpose,
    ...(runId === undefined ? {} : { runId }),
    ...(projectId === undefined ? {} : { projectId }),
    asked: candidates[0],
    cache: 'none',
    outcome: 'live',
    attempts: 0,
    queueMs: 0,
    totalMs: 0,
  }
}
