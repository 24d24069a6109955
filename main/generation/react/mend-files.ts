/** Before a model is asked again: what of a part's files surely can be mended without one. */
import { findFixes } from '../../edits/fixes/find-fixes.ts'
import type { Session } from './session.ts'

/** True when something was written. Files that get another name are left to the model: others name them already. */
export async function mendFiles(session: Session, paths: readonly string[]): Promise<boolean> {
  const { packageNames, files } = session
  if (packageNames === undefined) return false
  const { writes, removed } = await findFixes({ kind: 'react', files, paths, packageNames })
  if (removed.length > 0 || writes.size === 0) return false
  for (const [path, text] of writes) await session.write(path, text)
  return true
}
