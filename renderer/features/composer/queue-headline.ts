/** What stands above the prompts that wait: what they wait for, or why they are held. Pure. */

export interface QueueStand {
  readonly paused: boolean
  readonly live: boolean
  readonly draftPending: boolean
  readonly review: 'waits' | 'rejected' | undefined
  /** Two answers wait for one of them to be chosen. */
  readonly choosing: boolean
  /** The last run did not come to its end. */
  readonly endedEarly: boolean
}

/** The key of its words. */
export function headlineOf({ paused, live, draftPending, review, choosing, endedEarly }: QueueStand) {
  if (!paused && live) return 'composer.waiting'
  if (!paused) return choosing ? 'variants.queueWaits' : 'composer.starting'
  if (review !== undefined) return review === 'waits' ? 'review.paused' : 'review.pausedRejected'
  if (draftPending) return 'composer.pausedDraft'
  if (choosing) return 'variants.queuePaused'
  return endedEarly && !live ? 'composer.paused' : 'composer.pausedOnly'
}
