/** Which changes are told as having changed nothing. */
import { expect, it } from 'vitest'
import type { FileEntry } from '#shared/domain/project.ts'
import { isWithoutChange } from './without-change.ts'

const same = { path: 'index.html', added: 0, removed: 0, whole: true }
const page = { path: 'index.html', bytes: 9 }
const versionsOf = (after: FileEntry[], before: FileEntry[]) => [
  { id: 'v2', files: after },
  { id: 'v1', files: before },
]

it('is one whose files are all as they were, and with which none came or went', () => {
  const kept = versionsOf([page], [page])
  expect(isWithoutChange({ files: [same], versionId: 'v2' }, kept)).toBe(true)
  expect(isWithoutChange({ files: [same, { ...same, path: 'app.css', added: 1 }], versionId: 'v2' }, kept)).toBe(false)
  expect(isWithoutChange({ files: [], versionId: 'v2' }, kept)).toBe(false)
  expect(isWithoutChange({ files: [same], versionId: 'v1' }, kept)).toBe(false)
  const old = { path: 'old.css', bytes: 3 }
  expect(isWithoutChange({ files: [same], versionId: 'v2' }, versionsOf([page], [page, old]))).toBe(false)
})
