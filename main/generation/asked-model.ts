/** Which model a request is asked of, as its facts tell it. Pure. */
import type { ModelRef } from '#shared/domain/model.ts'
import type { Fact } from '../pipeline/index.ts'

/**
 * By the name that Kiln asked for it. Undefined for a fact that says nothing of it. Where the same is asked once more after
 * another model had answered, the one that was wanted first is asked again, with no word of that but the attempt's.
 */
export function askedModel(fact: Fact): ModelRef | undefined {
  if (fact.type === 'fallback') return fact.to
  if (fact.type === 'attempt-start') return fact.model
  return fact.type === 'answering' && fact.from === 'cache' ? fact.model : undefined
}
