/** How far a change that waits to be looked at is decided, and what editor and preview show of it meanwhile. */
import type { RunReview } from '#shared/domain/review.ts'
import { t } from '../../words/index.ts'

export interface ReviewProgress {
  readonly all: number
  readonly open: number
  readonly accepted: number
  readonly stage: 'untouched' | 'begun' | 'decided'
}

/** Untouched as long as its record is not there yet. */
export function reviewProgress(review: RunReview | undefined): ReviewProgress {
  const files = review?.files ?? []
  const all = files.length
  const open = files.filter(({ decision }) => decision === undefined).length
  const accepted = files.filter(({ decision }) => decision === 'accepted').length
  return { all, open, accepted, stage: open === all ? 'untouched' : open > 0 ? 'begun' : 'decided' }
}

/** What is rejected, or saved by the user's own hand, lies over the app no more. */
export function shownMeanwhile({ all, open, accepted }: ReviewProgress): string {
  const shown = open + accepted
  if (shown === all) return t('review.noteText')
  return shown === 0 ? t('review.noteNone') : t('review.noteSome')
}
