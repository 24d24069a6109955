/** What an answer cost, as far as Kiln can say it honestly. Pure. */
import type { ModelRef, Usage } from './model.ts'

/**
 * none: no model answered, so there is nothing to pay. free-local: the user's own machine did the work.
 * unknown: somebody may charge for it, and Kiln knows no price.
 */
export type Cost = { readonly kind: 'none' } | { readonly kind: 'free-local' } | { readonly kind: 'unknown' }

/** The cost of an answer by this model; `usage` as its provider counted, undefined when it did not say. */
export function costOf(model: ModelRef, usage: Usage | undefined): Cost {
  switch (model.provider) {
    case 'starter':
    case 'scripted':
      return { kind: 'none' }
    case 'ollama':
      // Ollama passes some models on to its own servers, by a plan that one pays for.
      return { kind: /[:-]cloud$/.test(model.model) ? 'unknown' : 'free-local' }
    default:
      return { kind: usage !== undefined && tokens(usage) === 0 && !usage.estimated ? 'none' : 'unknown' }
  }
}

function tokens({ input, output }: Usage): number {
  return input + output
}
