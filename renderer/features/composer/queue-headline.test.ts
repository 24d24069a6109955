import { expect, test } from 'vitest'
import { headlineOf, type QueueStand } from './queue-headline.ts'

function headline(stand: Partial<QueueStand>): string {
  const still = { paused: false, live: false, draftPending: false, review: undefined, choosing: false }
  return headlineOf({ ...still, endedEarly: false, ...stand })
}

test('a line that goes on says what it waits for', () => {
  expect(headline({ live: true })).toBe('composer.waiting')
  expect(headline({ choosing: true })).toBe('variants.queueWaits')
  expect(headline({ choosing: true, live: true })).toBe('composer.waiting')
  expect(headline({})).toBe('composer.starting')
})

test('a paused line says what is to be decided first', () => {
  const paused = { paused: true, endedEarly: true }
  expect(headline({ ...paused, draftPending: true, review: 'waits' })).toBe('review.paused')
  expect(headline({ ...paused, draftPending: true })).toBe('composer.pausedDraft')
  expect(headline({ ...paused, choosing: true })).toBe('variants.queuePaused')
})

test('that the last run ended early is said only as long as it is the last one', () => {
  expect(headline({ paused: true, endedEarly: true })).toBe('composer.paused')
  expect(headline({ paused: true, endedEarly: true, live: true })).toBe('composer.pausedOnly')
  expect(headline({ paused: true })).toBe('composer.pausedOnly')
})
