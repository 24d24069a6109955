/** Writes down what became of each request: one record with every attempt in it, and each decision in words. */
import { Failure, toAppError } from '#shared/domain/error.ts'
import type { RequestRow } from '#shared/domain/metrics.ts'
import type { RequestRecord, RequestTexts } from '#shared/domain/request-record.ts'
import { newId } from '../lib/ids.ts'
import type { Timers } from '../lib/timers.ts'
import { observed } from './answer-stream.ts'
import type { DecisionLog } from './decisions.ts'
import type { Ask, Middleware } from './handler.ts'
import { createRequestNotes, type Appraisal, type RequestNotes, type Stop } from './request-notes.ts'
import { textOfRequest } from './request-text.ts'

export interface MeasureOptions {
  readonly appraisal?: Appraisal
  readonly timers: Timers
  readonly decisions: DecisionLog
  /** Told of a request that begins; it must only put it aside. */
  begun?(row: RequestRow): void
  /** Whether the user has the texts of a project's requests kept; absent: of none. */
  keepsTexts?(projectId: string): boolean
  /** Takes a record, with its texts where they are kept; it must only put them aside. */
  record(record: RequestRecord, texts?: RequestTexts): void
}

export interface Measure {
  readonly middleware: Middleware
  /** How many requests are under way. */
  live(): number
}

/** How often it is noted how much of each answer has come, in milliseconds. */
const sampleMs = 100

export function createMeasure(options: MeasureOptions): Measure {
  const { timers, decisions, appraisal, begun, keepsTexts, record } = options
  // A list, as in dedupe.ts.
  let live: readonly RequestNotes[] = []
  let disarm: (() => void) | undefined

  function sampleLater(): void {
    if (live.length === 0) disarm?.()
    disarm = live.length === 0 ? undefined : timers.after(sampleMs, sampleAll)
  }

  function sampleAll(): void {
    for (const notes of live) notes.sample()
    sampleLater()
  }

  function begin(notes: RequestNotes): void {
    live = [...live, notes]
    if (disarm === undefined) sampleLater()
  }

  function end(notes: RequestNotes): void {
    live = live.filter((each) => each !== notes)
    if (live.length === 0) sampleLater()
  }

  const middleware: Middleware = (next) => (ask, signal) => {
    const id = newId()
    const keepsText = ask.projectId !== undefined && keepsTexts?.(ask.projectId) === true
    const notes = createRequestNotes(id, ask, timers.now, appraisal, keepsText)
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
    begin(notes)
    begun?.(liveRow(id, ask, timers.now()))
    return observed(next(listening, signal), {
      event: notes.event,
      end({ error, left }) {
        end(notes)
        const outcome = left === true ? 'cancelled' : error === undefined ? 'done' : toAppError(error)
        signal.removeEventListener('abort', noteStop)
        const done = notes.end(outcome, stopOf(signal, stoppedAt))
        decide.end(done, typeof outcome === 'string' ? undefined : outcome)
        record(done, keepsText ? { prompt: textOfRequest(ask, done.served), answer: notes.answer() } : undefined)
      },
    })
  }

  return { middleware, live: () => live.length }
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
