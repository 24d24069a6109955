/** Begins no request that the user's budget does not allow; another model, by the rules, may still answer. */
import { failure } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import { begin, lazily } from './answer-stream.ts'
import type { Middleware } from './handler.ts'

/** Why no request to the model may begin, in a sentence; undefined: it may, or nobody asks. */
export type BudgetCheck = (model: ModelRef) => Promise<string | undefined> | undefined

export function budget(check: BudgetCheck): Middleware {
  return (next) => (ask, signal) => {
    const [model] = ask.candidates
    const checking = check(model)
    if (checking === undefined) return next(ask, signal)
    return lazily(async () => {
      const refusal = await checking
      if (refusal !== undefined) throw failure('budget', refusal, { ...model })
      return begin(next(ask, signal))
    })
  }
}
