/** What is known of a model beyond its name: asked of its provider, and remembered for a minute. */
import type { ModelInfo, ModelRef, ProviderStatus } from '#shared/domain/model.ts'
import type { Clock } from '../lib/clock.ts'

export interface ModelFacts {
  /** As last seen, without asking. */
  known(model: ModelRef): ModelInfo | undefined
  /** Asks where it was not seen for a minute. Undefined when its provider does not tell. Rejects only when aborted. */
  look(model: ModelRef, signal: AbortSignal): Promise<ModelInfo | undefined>
}

const ageMs = 60_000

/** `statuses` is bounded in time, and does not fail for a provider that is down. */
export function createModelFacts(
  statuses: (refresh: boolean, signal: AbortSignal) => Promise<ProviderStatus[]>,
  clock: Clock,
): ModelFacts {
  const seen = new Map<string, { readonly at: number; readonly info: ModelInfo | undefined }>()
  const nameOf = ({ provider, model }: ModelRef): string => `${provider} ${model}`

  return {
    known: (model) => seen.get(nameOf(model))?.info,
    async look(model, signal) {
      if (model.provider === 'starter' || model.provider === 'scripted') return undefined
      const last = seen.get(nameOf(model))
      if (last !== undefined && clock.now() - last.at < ageMs) return last.info
      const status = (await statuses(false, signal)).find(({ id }) => id === model.provider)
      // A provider that is down for a moment does not make its models unknown.
      const info = status?.models.find(({ id }) => id === model.model) ?? last?.info
      seen.set(nameOf(model), { at: clock.now(), info })
      return info
    },
  }
}
