/** Wraps a handler in middlewares: the first of the list is outermost. */
import type { Handler, Middleware } from './handler.ts'

export function compose(middlewares: readonly Middleware[], handler: Handler): Handler {
  return middlewares.reduceRight((next, middleware) => middleware(next), handler)
}
