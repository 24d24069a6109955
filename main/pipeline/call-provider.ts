/** The innermost handler: one request to the provider of the first candidate. */
import { failure } from '#shared/domain/error.ts'
import type { ProviderId } from '#shared/domain/model.ts'
import type { Provider } from '../providers/provider.ts'
import type { Handler } from './handler.ts'

export interface ProviderSource {
  /** Throws a Failure with what to do when the provider is not set up. */
  get(id: ProviderId): Provider
}

export function callProvider(providers: ProviderSource): Handler {
  return async function* call(ask, signal) {
    const [model] = ask.candidates
    const request = ask.requestFor(model)
    if ('passedOver' in request) {
      throw failure('context-too-long', request.passedOver, { provider: model.provider, model: model.model })
    }
    for await (const event of providers.get(model.provider).stream(request, signal)) {
      if (event.type === 'response-start') {
        ask.report({
          type: 'answering',
          model: { provider: model.provider, model: event.model },
          from: 'provider',
          ...(event.requestId === undefined ? {} : { requestId: event.requestId }),
          ...(event.limits === undefined ? {} : { limits: event.limits }),
        })
      }
      yield event
    }
  }
}
