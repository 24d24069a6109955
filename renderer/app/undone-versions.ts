/** Versions that the app is without: an older one was brought back after them. Pure. */
import type { Version } from '#shared/domain/project.ts'
import { restoredNumber } from '#shared/domain/restored-version.ts'

/** Their ids; `versions`: the newest first. */
export function undoneVersions(versions: readonly Pick<Version, 'id' | 'number' | 'reason' | 'label'>[]): Set<string> {
  const undone = new Set<string>()
  // What is newer than this was left when that version was brought back.
  let broughtBack = Infinity
  for (const version of versions) {
    if (version.number > broughtBack) undone.add(version.id)
    else broughtBack = restoredNumber(version) ?? broughtBack
  }
  return undone
}
