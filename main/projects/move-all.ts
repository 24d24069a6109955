/** Moves every project's folder out of the projects folder into another, one at a time. */
import path from 'node:path'
import { failure, toAppError } from '#shared/domain/error.ts'
import type { Project } from '#shared/domain/project.ts'
import { throwIfAborted } from '../lib/abort.ts'
import { isInside } from './folders.ts'

export interface MoveAllParts {
  /** Those whose folders lie in `from` now. */
  left(): readonly Project[]
  /** Moves one, when nothing else is at work in it. */
  moveOne(project: Project): Promise<void>
}

/** How many were moved. A failure says how many had been: asked again, the rest follows. */
export async function moveAll({ left, moveOne }: MoveAllParts, signal: AbortSignal): Promise<number> {
  let moved = 0
  // Looked at anew each time: a project may be made or removed while others move.
  for (let project = left()[0]; project !== undefined; project = left()[0]) {
    try {
      throwIfAborted(signal)
      await moveOne(project)
    } catch (thrown) {
      const error = toAppError(thrown)
      if (error.kind === 'aborted' && moved === 0) throw thrown
      const rest = left().length
      const done =
        moved === 0 ? '' : ` ${moved} ${moved === 1 ? 'project was' : 'projects were'} moved, ${rest} not yet.`
      const why = error.kind === 'aborted' ? 'Stopped.' : `“${project.name}” could not be moved: ${error.message}`
      throw failure(error.kind, `${why}${done} Move again to bring the rest.`, {
        cause: thrown,
        ...(error.detail === undefined ? {} : { detail: error.detail }),
      })
    }
    moved += 1
  }
  return moved
}

/** The projects whose folders lie directly or deeper in `folder`, by name of folder. */
export function projectsIn(folder: string, projects: readonly Project[]): Project[] {
  const inside = projects.filter((project) => project.folder !== folder && isInside(project.folder, folder))
  return inside.toSorted((a, b) => (path.basename(a.folder) < path.basename(b.folder) ? -1 : 1))
}
