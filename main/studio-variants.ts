/** A part of the composition root: "Try two". */
import type { LiveRunsParts } from './generation/live-runs.ts'
import { createLiveVariants, type LiveVariants } from './generation/variants/live-variants.ts'
import { createVariants, type Variants, type VariantsParts } from './generation/variants/variants.ts'
import { withVariants } from './generation/variants/with-variants.ts'
import type { RunRegistry } from './generation/registry.ts'
import type { Requests } from './studio-requests.ts'

export type StudioVariantsParts = Omit<VariantsParts, 'live' | 'runs'> &
  LiveRunsParts & { readonly requests: Pick<Requests, 'runDecided'> }

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
      variants.onDecided((_project, _outcome, keptRunId) => {
        if (keptRunId !== undefined) parts.requests.runDecided(keptRunId)
      })
      return { variants, runs: withVariants(runs, live, variants) }
    },
  }
}
