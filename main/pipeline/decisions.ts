/** The pipeline's last decisions, kept in memory: what it did with each request, and why. */
import type { AppError } from '#shared/domain/error.ts'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import type { Decision } from '#shared/domain/request-state.ts'
import { decisionOf, endOf, type Said } from './decision-words.ts'
import type { Fact } from './handler.ts'

export interface DecisionLog {
  /** Takes the decisions of one request. */
  of(
    requestId: string,
    runId: string | undefined,
  ): { fact(fact: Fact): void; end(record: RequestRecord, error: AppError | undefined): void }
  /** Newest first. */
  list(): Decision[]
}

const mostKept = 200

/** `onAdd` is told of each. */
export function createDecisions(now: () => number, onAdd: () => void): DecisionLog {
  const kept: Decision[] = []
  let count = 0

  return {
    of(requestId, runId) {
      let last = ''
      function add(said: Said | undefined): void {
        // The place in a line may be told many times.
        if (said === undefined || said.sentence === last) return
        last = said.sentence
        count += 1
        kept.push({ id: count, at: now(), requestId, ...(runId === undefined ? {} : { runId }), ...said })
        if (kept.length > mostKept) kept.shift()
        onAdd()
      }
      return {
        fact: (fact) => add(decisionOf(fact, now())),
        end: (record, error) => add(endOf(record, error)),
      }
    },
    list: () => kept.toReversed(),
  }
}
