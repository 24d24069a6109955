/** Which versions the app is without, after one or more were brought back. */
import { expect, test } from 'vitest'
import type { Version } from '#shared/domain/project.ts'
import { undoneVersions } from './undone-versions.ts'

/** The newest first: a prompt's version, or the number of the one that was brought back. */
function versionsOf(...made: readonly ('run' | number)[]) {
  return made.map((one, index): Pick<Version, 'id' | 'number' | 'reason' | 'label'> => {
    const number = made.length - index
    return one === 'run'
      ? { id: `v${number}`, number, reason: 'run', label: 'Bring version 1' }
      : { id: `v${number}`, number, reason: 'restore', label: `Restored version ${one}` }
  })
}

test('what came after the version that was brought back is not in the app', () => {
  expect([...undoneVersions(versionsOf(1, 'run', 'run', 'run'))]).toEqual(['v3', 'v2'])
  expect([...undoneVersions(versionsOf('run', 2, 'run', 'run', 'run'))]).toEqual(['v3'])
  expect([...undoneVersions(versionsOf('run', 'run'))]).toEqual([])
})

test('a change that was taken back, and then brought back itself, is in the app', () => {
  expect([...undoneVersions(versionsOf(2, 1, 'run', 'run'))]).toEqual(['v3'])
})
