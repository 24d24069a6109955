/** What an answer cost: by who gave it in the end, and from where. */
import { costOf, runCostOf, type RunCost } from '#shared/domain/cost.ts'
import type { ModelInfo, ModelRef, Usage } from '#shared/domain/model.ts'
import type { Fact } from '../pipeline/index.ts'
import { askedModel } from './asked-model.ts'

export interface AnswerCost {
  hear(fact: Fact): void
  /** Counts what one request has used; returns the cost of all of them, undefined where it is not known. */
  add(usage: Usage): RunCost | undefined
}

/** `factsOf`: what is known of a model at this moment. */
export function createAnswerCost(
  asked: ModelRef,
  factsOf: ((model: ModelRef) => ModelInfo | undefined) | undefined,
): AnswerCost {
  /** By the name that Kiln asked for it, and by the one that it has given itself. */
  let requested = asked
  let answered = asked
  let isKnownAnswer = false
  const costs: (RunCost | undefined)[] = []

  function costOfOne(usage: Usage): RunCost | undefined {
    if (isKnownAnswer) return { usd: 0, nothing: 'cached' }
    const facts = factsOf?.(answered) ?? factsOf?.(requested)
    return runCostOf(costOf(answered, usage, facts))
  }

  return {
    hear(fact) {
      requested = askedModel(fact) ?? requested
      if (fact.type !== 'answering') return
      answered = fact.model
      isKnownAnswer = fact.from !== 'provider'
    },
    add(usage) {
      costs.push(costOfOne(usage))
      return costs.reduce((a, b) => (a === undefined || b === undefined ? undefined : sum(a, b)))
    },
  }
}

/** What had to be paid for is reckoned with a price; only where nothing had to be there is a reason for that. */
function sum(a: RunCost, b: RunCost): RunCost {
  const paid = b.nothing === undefined ? b : a
  return { ...paid, usd: a.usd + b.usd }
}
