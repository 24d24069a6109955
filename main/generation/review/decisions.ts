/** What was decided on the files of a change that waits to be looked at, as its run keeps it. Pure. */
import type { ReviewDecision, RunReview } from '#shared/domain/review.ts'
import type { RunRecord } from '#shared/domain/run.ts'

/** With a decision on these files, or with none any more; the same object when nothing of it is another. */
export function withDecision(
  review: RunReview,
  paths: readonly string[],
  decision: ReviewDecision | undefined,
): RunReview {
  const named = new Set(paths)
  const isOther = review.files.some((file) => named.has(file.path) && file.decision !== decision)
  if (!isOther) return review
  return {
    ...review,
    files: review.files.map((file) => {
      if (!named.has(file.path)) return file
      const { path, change } = file
      return { path, change, ...(decision === undefined ? {} : { decision }) }
    }),
  }
}

/** With a decision on all that had none. */
export function withRest(review: RunReview, rest: ReviewDecision): RunReview {
  const open = review.files.filter(({ decision }) => decision === undefined)
  return withDecision(
    review,
    open.map(({ path }) => path),
    rest,
  )
}

/** False for a file that is not to be written: rejected, or saved by the user's own hand. */
export function isWanted({ review }: Pick<RunRecord, 'review'>, path: string): boolean {
  const decision = review?.files.find((file) => file.path === path)?.decision
  return decision !== 'rejected' && decision !== 'saved'
}

/** Of a review: nothing of it is taken, but for what the user saved. Nothing for any other run. */
export function allRejected({ review }: Pick<RunRecord, 'review'>, now: number): Partial<RunRecord> {
  if (review === undefined) return {}
  const paths = review.files.filter(({ decision }) => decision !== 'saved').map(({ path }) => path)
  return { review: { ...withDecision(review, paths, 'rejected'), decidedAt: now } }
}

/** Of a review that was discarded: all is open again, but for what the user saved. */
export function openedAgain(review: RunReview): RunReview {
  const { decidedAt: _ended, ...open } = review
  const paths = review.files.filter(({ decision }) => decision === 'rejected').map(({ path }) => path)
  return withDecision(open, paths, undefined)
}
