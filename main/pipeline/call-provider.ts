/** The innermost handler: one request to the provider of the first candidate. */
import { failure } from '#shared/domain/error.ts'
import type { ModelRef, ProviderId } from '#shared/domain/model.ts'
import type { ModelEvent, Provider } from '../providers/provider.ts'
import { createWireNotes } from '../providers/wire-notes.ts'
import { lazily, readBeginning } from './answer-stream.ts'
import type { Fact, Handler } from './handler.ts'

export interface ProviderSource {
  /** Throws a Failure with what to do when the provider is not set up. */
  get(id: ProviderId): Provider
}

export function callProvider(providers: ProviderSource): Handler {
  return (ask, signal) =>
    lazily(async () => {
      const [model] = ask.candidates
      const request = ask.requestFor(model)
      if ('passedOver' in request) {
        throw failure('context-too-long', request.passedOver, { provider: model.provider, model: model.model })
      }
      const provider = providers.get(model.provider)
      const wire = createWireNotes()
      ask.report({ type: 'attempt-start', model, wire })
      const reader = provider.stream({ ...request, wire }, signal)[Symbol.asyncIterator]()
      // Told as soon as the head is there, which may be long before the first piece of the answer.
      const first = await reader.next()
      if (first.done === true) return { first: [], rest: reader }
      if (first.value.type === 'response-start') ask.report(answering(model, first.value))
      return readBeginning(reader, [first.value])
    })
}

function answering(asked: ModelRef, head: Extract<ModelEvent, { type: 'response-start' }>): Fact {
  return {
    type: 'answering',
    model: { provider: asked.provider, model: head.model },
    from: 'provider',
    ...(head.requestId === undefined ? {} : { requestId: head.requestId }),
    ...(head.limits === undefined ? {} : { limits: head.limits }),
  }
}
