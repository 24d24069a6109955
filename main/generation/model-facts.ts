/** What is known of a model beyond its name: what its provider tells, and what Kiln knows by itself. */
import type { ModelInfo, ModelRef } from '#shared/domain/model.ts'

export interface ModelFacts {
  /** As last seen, without asking. */
  known(model: ModelRef): ModelInfo | undefined
  /** Asks where it was not seen lately. Undefined when nothing is known of it. Rejects only when aborted. */
  look(model: ModelRef, signal: AbortSignal): Promise<ModelInfo | undefined>
}

export interface ModelFactSources {
  /** Bounded in time; does not fail for a provider that is down. */
  status(provider: ModelRef['provider'], signal: AbortSignal): Promise<unknown>
  known(model: ModelRef): ModelInfo | undefined
}

export function createModelFacts({ status, known }: ModelFactSources): ModelFacts {
  return {
    known,
    async look(model, signal) {
      if (model.provider === 'starter' || model.provider === 'scripted') return undefined
      await status(model.provider, signal)
      return known(model)
    },
  }
}
