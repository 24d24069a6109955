/** Moves of projects' folders that no crash tears: written down before, and the database names the place afterwards. */
import { rename, rm } from 'node:fs/promises'
import { z } from 'zod'
import { toAppError, type AppError } from '#shared/domain/error.ts'
import type { Store } from '../store/store.ts'
import { isPartOf, isThere, moveFolder, partOf } from './move-folder.ts'

/** trash: the project is removed. return: it comes back. place: it goes to another folder, and nothing else changes. */
const Move = z.object({
  kind: z.enum(['trash', 'return', 'place']),
  from: z.string(),
  to: z.string(),
  /** When it was asked for. */
  at: z.number(),
})
export type Move = z.infer<typeof Move>

export interface FolderMoves {
  /**
   * Moves the folder, then the project's row follows. When it throws, both are as they were. A folder that is not there
   * is no failure: only the row changes.
   */
  move(projectId: string, move: Move, signal: AbortSignal): Promise<void>
  /** At the start: finishes moves that a crash cut off, or takes them back where that needs more than a moment. */
  recover(): Promise<{ projectId: string; error: AppError }[]>
}

const prefix = 'moving-folder:'

export function createFolderMoves(store: Store): FolderMoves {
  function settle(projectId: string, { kind, to, at }: Move): void {
    if (kind === 'trash') store.projects.setRemoved(projectId, { at, folder: to })
    else if (kind === 'return') store.projects.setReturned(projectId, to)
    else store.projects.update(projectId, { folder: to })
    forget(projectId)
  }

  /** The row is right by now: what is still written down of the move is found to be done at the next start. */
  function forget(projectId: string): void {
    try {
      store.values.remove(prefix + projectId)
    } catch {
      // As on a full disk.
    }
  }

  async function move(projectId: string, asked: Move, signal: AbortSignal): Promise<void> {
    const { from, to } = asked
    store.values.set(prefix + projectId, JSON.stringify(asked))
    const isMoved = await moveFolder(from, to, signal).catch((thrown: unknown) => {
      store.values.remove(prefix + projectId)
      throw thrown
    })
    try {
      settle(projectId, asked)
    } catch (thrown) {
      // Mostly a full disk: the row still names the old place. Where it cannot go back either, the next start goes on.
      const isBack = !isMoved || (await moveFolder(to, from, new AbortController().signal).catch(() => false))
      if (isBack) store.values.remove(prefix + projectId)
      throw thrown
    }
  }

  async function finish(projectId: string, cut: Move): Promise<void> {
    const { from, to } = cut
    await rm(partOf(to), { recursive: true, force: true })
    const [isBefore, isAfter] = [await isThere(from), await isThere(to)]
    if (isBefore && isAfter) {
      // Copied to another disk, and the original was about to go.
      if (!(await isPartOf(from, to))) return store.values.remove(prefix + projectId)
      await rm(from, { recursive: true, force: true })
    } else if (isBefore) {
      try {
        await rename(from, to)
      } catch {
        // Nothing had happened yet, and a copy to another disk may take long: whoever asked may ask again.
        return store.values.remove(prefix + projectId)
      }
    } else if (!isAfter && cut.kind === 'place') return store.values.remove(prefix + projectId)
    settle(projectId, cut)
  }

  async function recover(): Promise<{ projectId: string; error: AppError }[]> {
    const problems: { projectId: string; error: AppError }[] = []
    for (const [name, value] of store.values.withPrefix(prefix)) {
      const projectId = name.slice(prefix.length)
      // A disk that is not there today must not keep the studio from starting: the next start tries again.
      await finish(projectId, Move.parse(JSON.parse(value))).catch((thrown: unknown) => {
        problems.push({ projectId, error: toAppError(thrown) })
      })
    }
    return problems
  }

  return { move, recover }
}
