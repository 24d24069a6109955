/** What an ask asks of each model, and the key of that: made once, however many middlewares want it. */
import type { ModelRef, ProviderId } from '#shared/domain/model.ts'
import type { Ask } from './handler.ts'
import { requestKey } from './request-key.ts'

interface Made {
  readonly model: ModelRef
  readonly request: ReturnType<Ask['requestFor']>
  key?: string
}

/** The same ask, with its keys. `placeOf`: what stands for a provider's server and account. */
export function withKeys(ask: Ask, placeOf: (provider: ProviderId) => string): Ask {
  // A list in the ask, as there are few models: a map's keys would have to be put together each time, and a `WeakMap`
  // over all requests keeps what was in it for longer than they live; docs/performance.md.
  const made: Made[] = []

  function madeFor(model: ModelRef): Made {
    const known = made.find((each) => each.model.model === model.model && each.model.provider === model.provider)
    if (known !== undefined) return known
    const first: Made = { model, request: ask.requestFor(model) }
    made.push(first)
    return first
  }

  return {
    ...ask,
    requestFor: (model) => madeFor(model).request,
    keyFor(model) {
      // A script counts its answers, and built-in apps are there at once.
      if (model.provider === 'scripted' || model.provider === 'starter') return undefined
      try {
        const one = madeFor(model)
        if ('passedOver' in one.request) return undefined
        one.key ??= requestKey(model, placeOf(model.provider), one.request)
        return one.key
      } catch {
        // What it fails with is told where the request is really made.
        return undefined
      }
    },
  }
}
