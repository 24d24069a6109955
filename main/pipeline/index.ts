/** The one place where the order of the pipeline stands. */
import { compose } from './compose.ts'
import type { Handler, Middleware } from './handler.ts'
import { callProvider, type ProviderSource } from './call-provider.ts'

export type { Ask, Fact, Handler, Hurry } from './handler.ts'

/** Outermost first. */
const order: readonly Middleware[] = []

/** What every model request goes through, down to the provider's wire. */
export function createPipeline(providers: ProviderSource): Handler {
  return compose(order, callProvider(providers))
}
