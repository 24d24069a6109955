/** What a change that waits says of itself while its files are decided. */
import { expect, it } from 'vitest'
import type { ReviewDecision } from '#shared/domain/review.ts'
import { reviewProgress, shownMeanwhile } from './review-progress.ts'

function progressOf(...decisions: readonly (ReviewDecision | undefined)[]) {
  return reviewProgress({
    files: decisions.map((decision, index) => ({ path: `${index}.css`, change: 'changed', decision })),
  })
}

it('tells a change that nothing was decided on from one that is begun, and one that is decided', () => {
  expect(progressOf(undefined, undefined).stage).toBe('untouched')
  expect(reviewProgress(undefined).stage).toBe('untouched')
  expect(progressOf('rejected', undefined)).toEqual({ all: 2, open: 1, accepted: 0, stage: 'begun' })
  expect(progressOf('rejected', 'accepted')).toEqual({ all: 2, open: 0, accepted: 1, stage: 'decided' })
})

it('says what editor and preview show, as it was decided', () => {
  expect(shownMeanwhile(progressOf('accepted', undefined))).toContain('with these changes')
  expect(shownMeanwhile(progressOf('rejected', 'accepted'))).toContain('without the files that are left out')
  expect(shownMeanwhile(progressOf('rejected', 'saved'))).toContain('the app as it is')
})
