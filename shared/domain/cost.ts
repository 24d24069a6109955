/** What an answer cost, as far as Kiln can say it honestly. Pure. */
import { z } from 'zod'
import { Price, type ModelInfo, type ModelRef, type Usage } from './model.ts'

/**
 * none: no model answered, so there is nothing to pay. free-local: the user's own machine did the work. free: the
 * provider asks nothing for it. unknown: somebody may charge for it, and Kiln knows no price.
 */
export type Cost =
  | { readonly kind: 'none' | 'free-local' | 'free' | 'unknown' }
  /** In US dollars, at the provider's list price; as exact as the count of tokens. */
  | { readonly kind: 'known'; readonly usd: number; readonly price: Price }

/** What a run keeps of its cost: a price that changes later does not change it. Absent from a run: unknown. */
export const RunCost = z.object({
  usd: z.number(),
  /** What it was reckoned with. */
  price: Price.optional(),
  /** Why there was nothing to pay: no model answered, this machine did, it is free, or the answer was known already. */
  nothing: z.enum(['no-model', 'local', 'free', 'cached']).optional(),
})
export type RunCost = z.infer<typeof RunCost>

/** The cost of an answer by this model; `usage` as its provider counted, undefined when it did not say. */
export function costOf(
  model: ModelRef,
  usage: Usage | undefined,
  facts?: Pick<ModelInfo, 'price' | 'free' | 'class'>,
): Cost {
  if (model.provider === 'starter' || model.provider === 'scripted') return { kind: 'none' }
  if (usage !== undefined && usage.input + usage.output === 0 && !usage.estimated) return { kind: 'none' }
  // Ollama passes some models on to its own servers, by a plan that one pays for.
  if (model.provider === 'ollama') return { kind: isPassedOn(model) ? 'unknown' : 'free-local' }
  if (facts?.class === 'local') return { kind: 'free-local' }
  if (facts?.free === true) return { kind: 'free' }
  if (facts?.price === undefined || usage === undefined) return { kind: 'unknown' }
  return { kind: 'known', usd: priceOfTokens(facts.price, usage), price: facts.price }
}

/** What is kept of it; undefined when it is not known. */
export function runCostOf(cost: Cost): RunCost | undefined {
  switch (cost.kind) {
    case 'known':
      return { usd: cost.usd, price: cost.price }
    case 'none':
      return { usd: 0, nothing: 'no-model' }
    case 'free-local':
      return { usd: 0, nothing: 'local' }
    case 'free':
      return { usd: 0, nothing: 'free' }
    case 'unknown':
      return undefined
  }
}

/** In US dollars. Of the input, what was found in the provider's cache and what was written to it have prices of their own. */
export function priceOfTokens(price: Price, usage: PricedTokens): number {
  const { input, output, cached = 0, cacheWritten = 0 } = usage
  const { longPrompt } = price
  const rates = longPrompt !== undefined && input > longPrompt.tokens ? longPrompt : price
  const fresh = Math.max(0, input - cached - cacheWritten)
  const read = cached * (rates.cached ?? rates.input)
  const written = cacheWritten * (rates.cacheWrite ?? rates.input)
  return (fresh * rates.input + read + written + output * rates.output) / 1_000_000
}

interface PricedTokens {
  readonly input: number
  readonly output: number
  readonly cached?: number | undefined
  readonly cacheWritten?: number | undefined
}

/** True for a model that a server on this machine only passes requests on for. */
export function isPassedOn({ model }: Pick<ModelRef, 'model'>): boolean {
  return /[:-]cloud$/.test(model)
}
