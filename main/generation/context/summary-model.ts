/** Which model sums up what was said: one that the user's words have been at before, or on this machine. Pure. */
import type { ModelRef, ProviderStatus } from '#shared/domain/model.ts'

/** A larger one would push aside what the user works with. */
const mostBytes = 6e9

/**
 * What answered last, where that is local: it is loaded. Else its provider's fast one; else the smallest local one.
 * Undefined where there is none: no words go to a place where none have been.
 */
export function summaryModel(last: ModelRef, statuses: readonly ProviderStatus[]): ModelRef | undefined {
  const ready = statuses.filter(({ id, state }) => state === 'ready' && id !== 'starter' && id !== 'scripted')
  const own = ready.find(({ id }) => id === last.provider)
  if (own?.local === true) return last
  const fast = own?.models.find((model) => model.class === 'fast' && model.searches !== true)
  if (own !== undefined && fast !== undefined) return { provider: own.id, model: fast.id }
  const small = ready
    .filter(({ local }) => local)
    .flatMap(({ id, models }) =>
      models.map((model) => ({ provider: id, model: model.id, bytes: model.bytes ?? Infinity })),
    )
    .filter(({ bytes }) => bytes <= mostBytes)
    .toSorted((a, b) => a.bytes - b.bytes)[0]
  return small === undefined ? undefined : { provider: small.provider, model: small.model }
}
