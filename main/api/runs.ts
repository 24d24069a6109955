/** Routes of runs: start, attach, stop, and what becomes of an unfinished answer. */
import { toAppError } from '#shared/domain/error.ts'
import type { RunEvent } from '#shared/contract/run-event.ts'
import { resumption, screenAgain } from '../generation/resumption.ts'
import { api } from './base.ts'
import type { Services } from './services.ts'

export function runRoutes({ store, projects, runs, images, drafts, edits, estimate, similar, settings }: Services) {
  return {
    run: {
      start: api.run.start.handler(({ input }) => runs.start(input)),
      estimate: api.run.estimate.handler(async ({ input, signal }) => {
        const { limits, ...rest } = await estimate(input, signal ?? new AbortController().signal)
        return { ...rest, limits: [...limits] }
      }),
      similar: api.run.similar.handler(({ input, signal }) =>
        settings.get().requests.offerSimilar
          ? similar.find(input.prompt, input.projectId, signal ?? new AbortController().signal)
          : [],
      ),
      attach: api.run.attach.handler(async function* ({ input, signal, errors }): AsyncGenerator<RunEvent[], void> {
        try {
          yield* runs.attach(input.runId, input.afterSeq, signal)
        } catch (thrown) {
          const data = toAppError(thrown)
          throw errors.FAILURE({ message: data.message, data })
        }
      }),
      stop: api.run.stop.handler(async ({ input }) => {
        await runs.stop(input.runId)
        return {}
      }),
      hurry: api.run.hurry.handler(({ input }) => {
        runs.hurry(input.runId, input.how)
        return {}
      }),
      resume: api.run.resume.handler(async ({ input }) => runs.start(await resumption(store, projects, input.runId))),
      decideEdit: api.run.decideEdit.handler(async ({ input }) => {
        await edits.decide(input)
        return {}
      }),
      repairEdits: api.run.repairEdits.handler(({ input }) => runs.start(edits.repair(input.runId))),
      applyDraft: api.run.applyDraft.handler(({ input }) => drafts.apply(input.runId)),
      discardDraft: api.run.discardDraft.handler(async ({ input }) => {
        await drafts.discard(input.runId)
        return {}
      }),
      retryScreen: api.run.retryScreen.handler(({ input }) =>
        runs.start(screenAgain(store, input.runId, input.screen)),
      ),
      makeImages: api.run.makeImages.handler(async ({ input }) => ({
        runId: (await images.makeAll(input.projectId)) ?? null,
      })),
      answerPackages: api.run.answerPackages.handler(({ input }) => {
        runs.answerPackages(input.runId, input.allow)
        return {}
      }),
    },
  }
}
