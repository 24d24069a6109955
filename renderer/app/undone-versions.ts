/** Versions that the app is without: an older one was brought back after them. Pure. */
import type { Version } from '#shared/domain/project.ts'

/** Their ids; `versions`: the newest first. */
export function undoneVersions(versions: readonly Pick<Version, 'id' | 'number' | 'reason' | 'label'>[]): Set<string> {
  const undone = new Set<string>()
  // What is newer than this was left when that version was brought back.
  let broughtBack = Infinity
  for (const { id, number, reason, label } of versions) {
    if (number > broughtBack) undone.add(id)
    else if (reason === 'restore') broughtBack = Number(/(\d+)$/.exec(label)?.[1] ?? Infinity)
  }
  return undone
}
