/** From the pipeline's facts to the events of a run. Pure. */
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { Fact } from '../pipeline/index.ts'

/** What a run tells of a fact, of any kind of run; the rest is for the metrics. `isWaiting`: the fact before was a wait. */
export function eventOf(fact: Fact, isWaiting: boolean): RunEventBody | undefined {
  switch (fact.type) {
    case 'attempt-start':
      return isWaiting ? { type: 'wait-end', model: fact.model } : undefined
    case 'answering': {
      const { limits: _, ...answering } = fact
      return answering
    }
    case 'wait':
    case 'attempt-failed':
    case 'fallback':
      return fact
    default:
      return undefined
  }
}
