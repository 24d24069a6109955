/** Routes of changes that wait to be looked at. */
import { api } from './base.ts'
import type { Services } from './services.ts'

export function reviewRoutes({ reviews, publish }: Pick<Services, 'reviews' | 'publish'>) {
  return {
    review: {
      get: api.review.get.handler(({ input }) => reviews.get(input.runId)),
      texts: api.review.texts.handler(({ input }) => reviews.texts(input.runId, input.path)),
      decide: api.review.decide.handler(async ({ input: { runId, paths, decision } }) => {
        await reviews.decide(runId, paths, decision)
        return {}
      }),
      finish: api.review.finish.handler(async ({ input }) => {
        const finished = await reviews.finish(input)
        if (finished.outcome === 'applied') publish({ type: 'projects-changed' })
        return finished
      }),
      reopen: api.review.reopen.handler(async ({ input }) => {
        await reviews.reopen(input.runId)
        return {}
      }),
    },
  }
}
