/** The key of an ask's request, made once however many middlewares want it. */
import type { ModelRef, ProviderId } from '#shared/domain/model.ts'
import type { ModelRequest } from '../providers/provider.ts'
import type { Ask } from './handler.ts'
import { requestKey } from './request-key.ts'

/** Undefined for what is never the same twice: a script, the built-in apps, and requests that cannot be made. */
export type KeyOf = (ask: Ask) => string | undefined

/** `placeOf`: what stands for a provider's server and account. */
export function createKeyOf(placeOf: (provider: ProviderId) => string): KeyOf {
  const made = new WeakMap<ModelRequest, { readonly place: string; readonly key: string }>()

  return (ask) => {
    const [model] = ask.candidates
    // A script counts its answers, and built-in apps are there at once.
    if (model.provider === 'scripted' || model.provider === 'starter') return undefined
    const request = requestOf(ask)
    if (request === undefined) return undefined
    const place = placeOf(model.provider)
    const known = made.get(request)
    if (known?.place === place) return known.key
    const key = requestKey(model, place, request)
    made.set(request, { place, key })
    return key
  }
}

/** What it fails with is told where the request is really made. */
function requestOf(ask: Ask): ModelRequest | undefined {
  try {
    const request = ask.requestFor(ask.candidates[0])
    return 'passedOver' in request ? undefined : request
  } catch {
    return undefined
  }
}

/** The same ask, whose requests are built once a model. */
export function withOneRequestEach(ask: Ask): Ask {
  // A list, as there are few models, and each layer asks: a map's keys would have to be put together every time.
  const made: { readonly model: ModelRef; readonly request: ReturnType<Ask['requestFor']> }[] = []
  return {
    ...ask,
    requestFor(model) {
      const known = made.find((each) => each.model.model === model.model && each.model.provider === model.provider)
      if (known !== undefined) return known.request
      const request = ask.requestFor(model)
      made.push({ model, request })
      return request
    },
  }
}
