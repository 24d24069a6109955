/** Routes of "Try two": two answers to one wish, each in a shadow of its own, until one of them is kept. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ContextWishes } from '../domain/context.ts'
import { AppError } from '../domain/error.ts'
import { ModelChoice } from '../domain/model.ts'
import { AppKind } from '../domain/project.ts'
import { VariantListing } from '../domain/variant.ts'

const route = oc.errors({ FAILURE: { data: AppError } })
const done = z.object({})
const byPair = z.object({ pairId: z.string() })
const side = z.object({ prompt: z.string(), model: ModelChoice })

export const variant = {
  /**
   * Asks both at once. Without `projectId`, a new page is made. Fails when a run is live in the project, for a new React
   * app, and when both sides are the same model and the same words. Each side is a run: it is followed and stopped as one.
   */
  start: route
    .input(
      z.object({
        projectId: z.string().optional(),
        /** Of a new app. */
        kind: AppKind.default('page'),
        sides: z.tuple([side, side]),
        attachments: z.array(z.string()).default([]),
        context: ContextWishes.optional(),
      }),
    )
    .output(z.object({ projectId: z.string(), pairId: z.string(), runIds: z.tuple([z.string(), z.string()]) })),
  /** Newest first, decided or not. */
  list: route.input(z.object({ projectId: z.string() })).output(z.array(VariantListing)),
  /**
   * Makes one answer the project's files, as a version like any other; the other one is ended and stays in the history. Also
   * later, and in place of the other: fails with the names of files where it does not fit any more.
   */
  keep: route.input(byPair.extend({ runId: z.string() })).output(z.object({ versionId: z.string() })),
  /** Keeps neither; both stay in the history. */
  drop: route.input(byPair).output(done),
  /** A new project of the app as one of the answers has it. */
  branch: route.input(z.object({ runId: z.string() })).output(z.object({ projectId: z.string() })),
}
