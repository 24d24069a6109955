/** What was answered while a file was free is not written into it once the user has locked it. */
import { failure } from '#shared/domain/error.ts'
import type { Store } from '../store/store.ts'

/** Throws invalid-input where one of these is locked now. `way`: what to do once it is unlocked, as "then keep this answer". */
export function refuseLocked(
  store: Pick<Store, 'lockedFiles'>,
  projectId: string,
  paths: Iterable<string>,
  way: string,
): void {
  const written = new Set(paths)
  const locked = store.lockedFiles.list(projectId).filter((path) => written.has(path))
  if (locked.length === 0) return
  throw failure('invalid-input', `${locked.join(', ')}: locked since. Unlock it in the file list, ${way}.`)
}
