/** What became of a change that was to be looked at before it is written, in a sentence. */
import { t } from '../../words/index.ts'
import { reviewProgress } from './review-progress.ts'
import type { Turn } from './turn.ts'

/** Undefined while it waits. */
export function reviewFate({ draft, review }: Pick<Turn, 'draft' | 'review'>): string | undefined {
  const files = review?.files ?? []
  const { accepted: taken, all: count } = reviewProgress(review)
  switch (draft) {
    case 'applied':
      return taken === count ? t('review.applied', { count }) : t('review.appliedSome', { taken, count })
    case 'discarded':
      return files.every(({ decision }) => decision === 'saved') ? t('review.savedAll') : t('review.discarded')
    case 'replaced':
      return t('review.setAside')
    default:
      return undefined
  }
}
