/** Routes of "Try two". */
import { api } from './base.ts'
import type { Services } from './services.ts'

export function variantRoutes({ variants, projects }: Services) {
  return {
    variant: {
      start: api.variant.start.handler(({ input }) => variants.start(input)),
      list: api.variant.list.handler(({ input: { projectId } }) => {
        projects.get(projectId)
        return variants.list(projectId)
      }),
      keep: api.variant.keep.handler(({ input }) => variants.keep(input.pairId, input.runId)),
      drop: api.variant.drop.handler(async ({ input }) => {
        await variants.drop(input.pairId)
        return {}
      }),
      branch: api.variant.branch.handler(({ input }) => variants.branch(input.runId)),
    },
  }
}
