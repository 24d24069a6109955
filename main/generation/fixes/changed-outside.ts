/** Whether another program has changed an app's files: that becomes a version only with the next change. */
import { limits } from '../../projects/paths.ts'
import { hashOf } from '../../projects/snapshot.ts'
import type { Workspace } from '../../projects/workspace.ts'
import type { VersionFile } from '../../store/versions-table.ts'
import { isForeign } from '../foreign-files.ts'

/** `latest`: the newest version's files. Reads only what is as long as it was. Not for a project that a run writes into. */
export async function isChangedOutside(
  workspace: Pick<Workspace, 'list' | 'read'>,
  latest: ReadonlyMap<string, VersionFile>,
): Promise<boolean> {
  // What is too large for a version is in none.
  const there = (await workspace.list()).filter(({ path, bytes }) => isForeign(path) && bytes <= limits.fileBytes)
  const kept = [...latest.keys()].filter(isForeign)
  if (there.length !== kept.length) return true
  for (const { path, bytes } of there) {
    const known = latest.get(path)
    if (known?.bytes !== bytes) return true
    const now = await workspace.read(path)
    if (now === undefined || hashOf(now) !== known.hash) return true
  }
  return false
}
