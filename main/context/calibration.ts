/** How far the rule of four bytes a token is off, by provider, from what providers have counted themselves. Pure. */
import type { ProviderId } from '#shared/domain/model.ts'
import type { RequestRecord } from '#shared/domain/request-record.ts'

/** Fewer tokens than these prove nothing. */
const leastTokens = 2000
const mildest = 0.5
const strongest = 2

/**
 * Tokens that were counted, next to those of the rule: above 1, texts take more than the rule says. By answers, whose
 * length is known: those with thoughts that were not told, and those that only Kiln counted, say nothing.
 */
export function ratiosOf(records: readonly RequestRecord[]): ReadonlyMap<ProviderId, number> {
  const sums = new Map<ProviderId, { characters: number; tokens: number }>()
  for (const { answered, asked, usage, characters, cache, outcome } of records) {
    if (usage === undefined || usage.estimated || (usage.reasoning ?? 0) > 0) continue
    if (cache === 'hit' || cache === 'joined' || outcome !== 'done') continue
    const { provider } = answered ?? asked
    const sum = sums.get(provider) ?? { characters: 0, tokens: 0 }
    sums.set(provider, { characters: sum.characters + characters, tokens: sum.tokens + usage.output })
  }
  return new Map(
    [...sums]
      .filter(([, { tokens, characters }]) => tokens >= leastTokens && characters > 0)
      .map(([provider, { tokens, characters }]) => {
        const ratio = tokens / (characters / 4)
        return [provider, Math.min(strongest, Math.max(mildest, ratio))]
      }),
  )
}
