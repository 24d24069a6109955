/** A change that waits to be looked at: its files, what was decided on each, and what stands in the way of writing them. */
import { z } from 'zod'

/** What the user decided on a file. saved: they saved a text of their own in its place. */
export const ReviewDecision = z.enum(['accepted', 'rejected', 'saved'])
export type ReviewDecision = z.infer<typeof ReviewDecision>

export const ReviewedFile = z.object({
  path: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
  /** Absent: nothing yet. */
  decision: ReviewDecision.optional(),
})
export type ReviewedFile = z.infer<typeof ReviewedFile>

/** As it is kept with its run. */
export const RunReview = z.object({
  files: z.array(ReviewedFile),
  /** When it was over, in milliseconds since 1970; absent while it waits, and when it was set aside. */
  decidedAt: z.number().optional(),
})
export type RunReview = z.infer<typeof RunReview>

/** A file as the review shows it: against the project as it is now, or, when it is over, as it was then. */
export const ReviewFile = ReviewedFile.extend({
  /** Lines. */
  added: z.number(),
  removed: z.number(),
  /** The file is another one than the model was shown: someone changed it, took it away, or made one of that name. */
  conflict: z.enum(['changed', 'removed', 'appeared']).optional(),
  /** The file as it is now; the same word as long as nobody changes it. */
  stamp: z.string(),
  /** It comes along with the others and is not decided on: what names the packages, a drawn picture. */
  follows: z.boolean().optional(),
})
export type ReviewFile = z.infer<typeof ReviewFile>

export const Review = z.object({
  runId: z.string(),
  prompt: z.string(),
  /** replaced: set aside, and can be taken up again. */
  state: z.enum(['pending', 'applied', 'discarded', 'replaced']),
  files: z.array(ReviewFile),
  /** What the accepted files became. */
  versionId: z.string().optional(),
})
export type Review = z.infer<typeof Review>

/**
 * What would be broken by taking only a part. missing-file: `path` is left out, and `by` need it. missing-name: `path` would
 * not have the export `name`, which `by` import. still-used: `path` goes, and `by` need it.
 */
export const ReviewProblem = z.object({
  why: z.enum(['missing-file', 'missing-name', 'still-used']),
  path: z.string(),
  name: z.string().optional(),
  by: z.array(z.string()),
})
export type ReviewProblem = z.infer<typeof ReviewProblem>
