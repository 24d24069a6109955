/** The files of a new page while its answer comes: what another hand has made or changed of them is left alone. */
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { Projects } from '../projects/projects.ts'
import { textOf } from '../projects/workspace.ts'
import type { Store } from '../store/store.ts'
import { isPlaceholder } from './images/placeholder.ts'
import { createUsersFiles } from './react/users-files.ts'

export interface NewFiles {
  /** Whether the answer leaves this file as it is there; that is told once. */
  leaves(path: string): Promise<boolean>
  /** The answer has written it. */
  written(path: string, text: string): void
}

/** `there`: what the run begins with, path to text. */
export function createNewFiles(
  { projects, store }: { readonly projects: Pick<Projects, 'workspace'>; readonly store: Pick<Store, 'lockedFiles'> },
  projectId: string,
  there: ReadonlyMap<string, string>,
  emit: (event: RunEventBody) => void,
): NewFiles {
  const known = new Map(there)
  const read = (path: string): Promise<Uint8Array | undefined> => projects.workspace(projectId).read(path)
  const isLocked = (path: string): boolean => store.lockedFiles.list(projectId).includes(path)
  const users = createUsersFiles({ isLocked, read }, known, emit)

  /** A drawn picture is Kiln's own, though the answer has not written it: the answer's takes its place. */
  async function isDrawn(path: string): Promise<boolean> {
    const bytes = await read(path)
    return bytes !== undefined && isPlaceholder(textOf(bytes) ?? '')
  }

  return {
    leaves: async (path) => ((await isDrawn(path)) ? users.isLockedNow(path) : users.isTheirs(path)),
    written: (path, text) => void known.set(path, text),
  }
}
