/** Routes of changes that wait to be looked at. */
import { api } from './base.ts'
import type { Services } from './services.ts'

export function reviewRoutes({ reviews, store, queues, publish }: Services) {
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
        if (finished.outcome === 'applied') {
          publish({ type: 'projects-changed' })
          // Prompts that waited for it go on; where they cannot, the line says so.
          const projectId = store.runs.get(input.runId)?.projectId
          if (projectId !== undefined) void queues.resume(projectId).catch(() => undefined)
        }
        return finished
      }),
      reopen: api.review.reopen.handler(async ({ input }) => {
        await reviews.reopen(input.runId)
        return {}
      }),
    },
  }
}
