/** The user's own among the files of an app that is being made: the run leaves them as they are, and says so. */
import { failure, type AppError } from '#shared/domain/error.ts'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { FileCause } from '#shared/domain/run.ts'
import { textOf } from '../../projects/workspace.ts'

/** The project as it is outside of the run. */
export interface ProjectNow {
  /** Only the user changes this file. */
  isLocked(path: string): boolean
  /** The file's bytes as they are now; undefined: there is none. */
  read(path: string): Promise<Uint8Array | undefined>
}

export interface UsersFiles {
  /**
   * True for a file that is locked, or that is not as the run knows it: it is left alone from then on, and that is told once.
   * `files` then has it as it is there.
   */
  isTheirs(path: string): Promise<boolean>
  /** The same of one that the run only adds something to: what somebody has changed meanwhile is taken as it is. */
  isLockedNow(path: string): Promise<boolean>
  /** Why the file is left alone; undefined when it is not. */
  why(path: string): FileCause | undefined
}

/** `files`: as the run knows them, path to text. Without a project, none is anybody else's. */
export function createUsersFiles(
  now: ProjectNow | undefined,
  files: Map<string, string>,
  emit: (event: RunEventBody) => void,
): UsersFiles {
  const left = new Map<string, FileCause>()

  /** Gives whether it was another one. */
  async function reread(path: string, from: ProjectNow): Promise<boolean> {
    const bytes = await from.read(path)
    const known = files.get(path)
    const isSame = bytes === undefined ? known === undefined : known !== undefined && Buffer.from(known).equals(bytes)
    if (isSame) return false
    if (bytes === undefined) files.delete(path)
    else files.set(path, textOf(bytes) ?? '')
    return true
  }

  function leave(path: string, cause: FileCause): true {
    if (!left.has(path)) emit({ type: 'file-reject', path, cause, why: reasons[cause] })
    left.set(path, cause)
    return true
  }

  return {
    async isTheirs(path) {
      if (now === undefined) return false
      const isOther = await reread(path, now)
      const known = left.get(path)
      if (known !== undefined) return true
      if (now.isLocked(path)) return leave(path, 'locked')
      return isOther && leave(path, 'changed')
    },
    async isLockedNow(path) {
      if (now === undefined) return false
      await reread(path, now)
      return now.isLocked(path) && leave(path, 'locked')
    },
    why: (path) => left.get(path),
  }
}

const reasons = {
  locked: 'You have locked this file: only you change it.',
  changed: 'It was changed while the app was made, and stays as it was changed.',
}

/** Of a screen that could not be made because its file is locked. */
export function lockedScreen(path: string): AppError {
  const message = `${path} is locked. Unlock it in the file list, then try the screen again.`
  return failure('invalid-input', message, { detail: path, reason: 'file-locked' }).error
}
