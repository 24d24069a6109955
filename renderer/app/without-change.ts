/** Changes that changed nothing: all their files were given back as they were. Pure. */
import { dequal } from 'dequal'
import type { Version } from '#shared/domain/project.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import { versionBefore } from './version-before.ts'

/** `versions`: the newest first. They tell whether a file came or went beside those of the answer. */
export function isWithoutChange(
  { files, versionId }: Pick<RunRecord, 'files' | 'versionId'>,
  versions: readonly Pick<Version, 'id' | 'files'>[],
): boolean {
  if (files.length === 0 || !files.every(({ added, removed, whole }) => whole && added + removed === 0)) return false
  const before = versionBefore(versions, versionId)
  return before !== undefined && dequal(versions.find(({ id }) => id === versionId)?.files, before.files)
}
