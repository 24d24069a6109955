/** What an answer cost: by who gave it in the end, and from where. */
import { costOf, runCostOf, type RunCost } from '#shared/domain/cost.ts'
import type { ModelInfo, ModelRef, Usage } from '#shared/domain/model.ts'
import type { Fact } from '../pipeline/index.ts'

export interface AnswerCost {
  hear(fact: Fact): void
  /** Undefined where it is not known. */
  of(usage: Usage): RunCost | undefined
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

  return {
    hear(fact) {
      if (fact.type === 'fallback') requested = fact.to
      if (fact.type !== 'answering') return
      answered = fact.model
      isKnownAnswer = fact.from !== 'provider'
    },
    of(usage) {
      if (isKnownAnswer) return { usd: 0, nothing: 'cached' }
      const facts = factsOf?.(answered) ?? factsOf?.(requested)
      return runCostOf(costOf(answered, usage, facts))
    },
  }
}
