/** What is remembered of a project's errors, and for how long. */
import { expect, test } from 'vitest'
import { createProjectMemory, type KnownProblem } from './project-memory.ts'

const seen = { unsaved: [], online: true }
const problem: KnownProblem = { id: 'a', kind: 'error', message: 'a is not defined', at: 1 }

test('what would mend an error is known as long as the error is seen, and no longer', () => {
  const memory = createProjectMemory()
  memory.take([problem], seen)
  memory.setRemedy('a', 'v1', [{ kind: 'linked', path: 'index.html', name: 'App.js', to: 'app.js' }])
  memory.take([problem], seen)
  expect(memory.remedyOf('a')).toHaveLength(1)
  memory.take([], seen)
  expect(memory.hasLooked('a', 'v1')).toBe(false)
  expect(memory.remedyOf('a')).toEqual([])
})
