/** A model as the picker lists it: what is known of it, and who offers it. */
import type { ModelInfo, ModelRef, ProviderStatus } from '#shared/domain/model.ts'

export interface ModelEntry {
  /** Provider and model in one word. */
  readonly key: string
  readonly ref: ModelRef
  /** As its maker writes it, where that is known. */
  readonly name: string
  readonly model: ModelInfo
  readonly status: ProviderStatus
}

/** Every model of every provider, in their order. */
export function entriesOf(statuses: readonly ProviderStatus[]): readonly ModelEntry[] {
  return statuses.flatMap((status) =>
    status.models.map((model) => {
      const ref = { provider: status.id, model: model.id }
      return { key: keyOf(ref), ref, name: model.name ?? model.id, model, status }
    }),
  )
}

/** Tells two models apart, also those that two providers name alike. */
export function keyOf({ provider, model }: ModelRef): string {
  return `${provider}/${model}`
}

/** True for a provider that answers nobody without a key, and has none; a proxy in its place may want none. */
export function needsKey(status: ProviderStatus): boolean {
  return status.keyUse === 'required' && status.key === undefined && status.state === 'needs-setup'
}

/** The list with the model in it, or without it when it was there. */
export function toggled(favourites: readonly ModelRef[], ref: ModelRef): readonly ModelRef[] {
  const key = keyOf(ref)
  const others = favourites.filter((favourite) => keyOf(favourite) !== key)
  return others.length < favourites.length ? others : [...favourites, ref]
}
