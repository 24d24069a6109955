/** Routes of changes that wait to be looked at: which files, what of each, and what becomes of them. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { AppError } from '../domain/error.ts'
import { Review, ReviewProblem } from '../domain/review.ts'

const route = oc.errors({ FAILURE: { data: AppError } })
const byRun = z.object({ runId: z.string() })
const done = z.object({})

export const review = {
  /** Fails for a run whose change was not to be looked at first. */
  get: route.input(byRun).output(Review),
  /** A file on both sides; empty where it is not there. `base`: what the model was shown, where that is no longer `before`. */
  texts: route
    .input(byRun.extend({ path: z.string() }))
    .output(z.object({ before: z.string(), after: z.string(), base: z.string().optional() })),
  /** Writes decisions down; nothing is written to the project. Without `decision` they are taken back. */
  decide: route
    .input(byRun.extend({ paths: z.array(z.string()), decision: z.enum(['accepted', 'rejected']).optional() }))
    .output(done),
  /**
   * Ends it: the accepted files become one version, all at once. `rest`: what is decided of those that nothing was decided on;
   * without it, there must be none. asks: nothing was written, as something is to be known first; `anyway` goes on, where the
   * files that were changed meanwhile are still those of `stamps`.
   */
  finish: route
    .input(
      byRun.extend({
        rest: z.enum(['accepted', 'rejected']).optional(),
        stamps: z.record(z.string(), z.string()).default({}),
        anyway: z.boolean().default(false),
      }),
    )
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('applied'), versionId: z.string() }),
        z.object({ outcome: z.literal('discarded') }),
        z.object({
          outcome: z.literal('asks'),
          /** Accepted, and changed meanwhile. */
          conflicts: z.array(z.string()),
          problems: z.array(ReviewProblem),
        }),
      ]),
    ),
  /**
   * Takes one up again that was set aside, or rejected as a whole, which is undecided then. Fails while another answer
   * waits in its project.
   */
  reopen: route.input(byRun).output(done),
}
