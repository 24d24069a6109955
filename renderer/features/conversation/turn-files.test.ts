import { expect, it } from 'vitest'
import { reviewFate } from './review-fate.ts'
import { filesOf } from './turn-files.ts'
import { isInReview, type Turn, turnOfPrompt } from './turn.ts'

const file = { path: 'a.css', added: 1, removed: 0, whole: true, writing: false }
const turn: Turn = {
  ...turnOfPrompt('1', 'change it', { provider: 'openai', model: 'gpt-5' }, 0),
  state: 'done',
  draft: 'pending',
  files: [file, { ...file, path: 'b.css' }],
  review: {
    files: [
      { path: 'a.css', change: 'changed', decision: 'accepted' },
      { path: 'b.css', change: 'changed', decision: 'rejected' },
      { path: 'c.css', change: 'removed' },
    ],
  },
}

it('lists what goes with the rest of a change that waits, and marks what was not wanted', () => {
  expect(filesOf(turn).map(({ path, fate }) => [path, fate])).toEqual([
    ['a.css', undefined],
    ['b.css', 'left-out'],
    ['c.css', 'removed'],
  ])
  expect(filesOf({ ...turn, review: undefined })).toBe(turn.files)
})

it('waits while it is whole and undecided; an unfinished draft does not', () => {
  expect(isInReview(turn)).toBe(true)
  expect(isInReview({ ...turn, state: 'stopped' })).toBe(false)
  expect(reviewFate(turn)).toBeUndefined()
  expect(reviewFate({ ...turn, draft: 'replaced' })).toContain('can still be taken up')
  expect(reviewFate({ ...turn, draft: 'applied' })).toContain('1 of 3')
})
