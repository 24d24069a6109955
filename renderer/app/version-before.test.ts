import { expect, test } from 'vitest'
import { versionBefore } from './version-before.ts'

const versions = [{ id: 'newest' }, { id: 'changed' }, { id: 'outside' }, { id: 'first' }]

test('what another program wrote before a change is what an undo goes back to', () => {
  expect(versionBefore(versions, 'changed')).toEqual({ id: 'outside' })
})

test('nothing is before the first, and nothing is known of a version that is not there', () => {
  expect(versionBefore(versions, 'first')).toBeUndefined()
  // Not the newest one: restoring that would look like an undo.
  expect(versionBefore(versions, 'gone')).toBeUndefined()
  expect(versionBefore(versions, undefined)).toBeUndefined()
})
