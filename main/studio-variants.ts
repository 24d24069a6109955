/** A part of the composition root: "Try two". */
import { createLiveVariants, type LiveVariants, type LiveVariantsParts } from './generation/variants/live-variants.ts'
import { createVariants, type Variants, type VariantsParts } from './generation/variants/variants.ts'
import { withVariants } from './generation/variants/with-variants.ts'
import type { RunRegistry } from './generation/registry.ts'

export type StudioVariantsParts = Omit<VariantsParts, 'live' | 'runs'> & LiveVariantsParts

export interface StudioVariants {
  readonly live: LiveVariants
  /** Their part in all runs, once the project's own are there. */
  join(runs: RunRegistry): { readonly variants: Variants; readonly runs: RunRegistry }
}

export function createStudioVariants(parts: StudioVariantsParts): StudioVariants {
  const live = createLiveVariants(parts)
  return {
    live,
    join(runs) {
      const variants = createVariants({ ...parts, live, runs })
      return { variants, runs: withVariants(runs, live, variants) }
    },
  }
}
