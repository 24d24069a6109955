/** What of its failure a turn still tells. */
import { expect, it } from 'vitest'
import type { EditProblem } from '#shared/domain/edit-problem.ts'
import { failureOf } from './turn-failure.ts'
import { turnTitle } from './turn-words.ts'
import { turnOfPrompt, type Turn } from './turn.ts'

const part: EditProblem = { path: 'app.css', why: 'not-found', message: 'The lines are not there.' }
const failed: Turn = {
  ...turnOfPrompt('r', 'green', { provider: 'ollama', model: 'm' }, 0),
  state: 'failed',
  error: { kind: 'not-applied', retryable: false, message: 'One part could not be taken.' },
  editProblems: [part],
}

it('tells that a part did not fit until the part was decided on', () => {
  expect(failureOf(failed)).toBe(failed.error)
  expect(failureOf({ ...failed, draft: 'pending' })).toBeUndefined()
  const skipped: Turn = { ...failed, editProblems: [{ ...part, decided: 'skipped' }] }
  expect(failureOf(skipped)).toBeUndefined()
  expect(turnTitle(skipped)).toBe('Nothing was taken')
  expect(failureOf({ ...skipped, editProblems: [part, ...skipped.editProblems] })).toBe(failed.error)
})
