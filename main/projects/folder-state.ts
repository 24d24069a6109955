/** Whether a project's folder is where it should be, and what to say when it is not. */
import { access, constants, stat } from 'node:fs/promises'
import { failure, type Failure } from '#shared/domain/error.ts'
import type { Project, ProjectState } from '#shared/domain/project.ts'

/** In the `detail` of every failure whose reason is the folder itself. */
export const folderGone = 'folder'

/** Looks at the disk, each time anew. Never throws. */
export async function folderState(folder: string): Promise<ProjectState> {
  try {
    if (!(await stat(folder)).isDirectory()) return 'missing'
    await access(folder, constants.R_OK | constants.X_OK)
    return 'ok'
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? ''
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable'
  }
}

/** What to tell of a folder that is not `ok`; `newest`: the number of the project's newest version, if it has one. */
export function folderFailure(project: Project, state: ProjectState, newest: number | undefined): Failure {
  const { name, folder } = project
  const elsewhere = newest === undefined ? '' : ` Or restore version ${newest}: Kiln has all of its files.`
  const message =
    state === 'missing'
      ? `The folder of “${name}” is not at ${folder} any more. Show Kiln where it is now.${elsewhere}`
      : `Kiln may not read the folder of “${name}”, ${folder}. Change its permissions.${elsewhere}`
  return state === 'missing'
    ? failure('not-found', message, { detail: folderGone, reason: 'folder-gone' })
    : failure('read-only', message, { detail: folderGone })
}

/** Throws when the project's folder is missing or unreadable. */
export async function checkFolder(project: Project, newest: () => number | undefined): Promise<void> {
  const state = await folderState(project.folder)
  if (state !== 'ok') throw folderFailure(project, state, newest())
}
