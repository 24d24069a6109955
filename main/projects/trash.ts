/** Removal that can be taken back: the folder goes to Kiln's trash, and the project with all it has is kept for 30 days. */
import { rm, rmdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import type { Project } from '#shared/domain/project.ts'
import type { Clock } from '../lib/clock.ts'
import { ensureFolder } from '../lib/folders.ts'
import type { Store } from '../store/store.ts'
import type { FolderMoves } from './folder-moves.ts'
import { freeFolder, isInside, type IsTaken } from './folders.ts'

/** How long a removed project can come back, in milliseconds. */
export const keptFor = 30 * 24 * 60 * 60 * 1000

/** The trash of projects on another disk than Kiln's data: a folder next to them. */
const besideName = '.kiln-trash'

export interface Trash {
  /** Nothing is removed when it throws. */
  put(project: Project): Promise<{ movedTo: string }>
  /** Where it was, or beside it when that place is taken. Throws not-found when there is no such project in the trash. */
  takeOut(projectId: string): Promise<void>
  /** At the start: forgets for good what has lain there for 30 days. Returns what could not be. */
  purge(): Promise<{ projectId: string; error: AppError }[]>
}

export interface TrashParts {
  readonly store: Store
  readonly moves: FolderMoves
  readonly clock: Clock
  /** Where a project comes back to when its old parent folder cannot be had. */
  readonly projectsFolder: () => string
  readonly isTaken: IsTaken
}

export function createTrash({ store, moves, clock, projectsFolder, isTaken }: TrashParts): Trash {
  const folder = path.join(store.folder, 'trash')
  const never = new AbortController().signal

  /** On the same disk as the project: what is removed with a click must not be copied for minutes. */
  async function trashFor(project: Project): Promise<string> {
    const [own, ours] = await Promise.all([deviceOf(path.dirname(project.folder)), deviceOf(store.folder)])
    return own === ours || own === undefined ? folder : path.join(path.dirname(project.folder), besideName)
  }

  async function put(project: Project): Promise<{ movedTo: string }> {
    const at = clock.now()
    const to = freeFolder(await trashFor(project), `${path.basename(project.folder)}-${project.id}`, isTaken)
    await moves.move(project.id, { kind: 'trash', from: project.folder, to, at }, never)
    return { movedTo: to }
  }

  async function takeOut(projectId: string): Promise<void> {
    const removed = store.projects.getRemoved(projectId)
    if (removed === undefined)
      throw failure('not-found', 'This project cannot come back: it is not in the trash any more.')
    const name = path.basename(removed.removedFrom)
    const to = freeFolder(parentFor(removed.removedFrom), name, isTaken)
    await moves.move(projectId, { kind: 'return', from: removed.folder, to, at: clock.now() }, never)
  }

  function parentFor(removedFrom: string): string {
    try {
      ensureFolder(path.dirname(removedFrom))
      return path.dirname(removedFrom)
    } catch {
      ensureFolder(projectsFolder())
      return projectsFolder()
    }
  }

  async function purge(): Promise<{ projectId: string; error: AppError }[]> {
    const problems: { projectId: string; error: AppError }[] = []
    for (const { id, folder: own, removedAt } of store.projects.listRemoved()) {
      if (removedAt > clock.now() - keptFor) continue
      try {
        const isBeside = path.basename(path.dirname(own)) === besideName
        if (isBeside || isInside(own, folder)) await rm(own, { recursive: true, force: true })
        if (isBeside) await rmdir(path.dirname(own)).catch(() => undefined)
        store.projects.remove(id)
      } catch (thrown) {
        const { kind, detail, message } = toAppError(thrown)
        const told = `It was removed a month ago, and its files could not be deleted. Delete ${own} by hand.`
        problems.push({ projectId: id, error: { kind, message: told, retryable: false, detail: detail ?? message } })
      }
    }
    return problems
  }

  return { put, takeOut, purge }
}

async function deviceOf(folder: string): Promise<number | undefined> {
  return (await stat(folder).catch(() => undefined))?.dev
}
