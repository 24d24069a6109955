/** A folder of an app's plain files: every path is checked, every write is whole, and changes come one after the other. */
import type { FileEntry } from '#shared/domain/project.ts'
import { createSerialQueue } from '../lib/queue.ts'
import { changeFiles, type FileChanges } from './change.ts'
import { checkClashes, checkedPath, checkLimits, checkLinks, checkSpelling } from './guard.ts'
import { listFiles, readFileInside } from './listing.ts'
import { checkPath, limits } from './paths.ts'

/** Path to its new content; undefined removes the file. */
export type Change = ReadonlyMap<string, Uint8Array | string | undefined>

export interface Workspace {
  /** Absolute path of the folder, as it is now. */
  readonly root: string
  /** The app's files, sorted by path; links, `node_modules` and `.git` are not among them. */
  list(): Promise<FileEntry[]>
  /** A file's bytes; undefined when there is no such file, or the path is none that a project may have. */
  read(path: string): Promise<Uint8Array | undefined>
  /** The text files (valid UTF-8 without NUL, within the size limit), by path. */
  readTexts(): Promise<Map<string, string>>
  /** Writes one file, making its folders; resolves when it is on disk. Throws invalid-input, disk-full or read-only. */
  write(path: string, content: Uint8Array | string): Promise<void>
  /** Removes one file and the folders that it leaves empty; nothing happens when it is not there. */
  remove(path: string): Promise<void>
  /** Several writes and removals: a failure leaves all files as they were. A crash in the middle may not. */
  change(change: Change): Promise<void>
  /** Runs a job while no change is under way. The job must not wait for a change of this workspace: it would for ever. */
  exclusive<T>(job: () => Promise<T>): Promise<T>
}

/** A folder that may move, and that is expected to be there. */
export interface WorkspacePlace {
  root(): string
  /** Throws what to say when the folder is gone. */
  check(): Promise<void>
}

/**
 * Nothing is read or written before the first call. Two workspaces of one folder do not know of each other: keep one.
 * A folder given by its path is made by the first write.
 */
export function createWorkspace(place: string | WorkspacePlace): Workspace {
  const queue = createSerialQueue()
  const { root, check } = typeof place === 'string' ? { root: () => place, check: async () => undefined } : place

  async function list(): Promise<FileEntry[]> {
    await check()
    return listFiles(root())
  }

  async function read(path: string): Promise<Uint8Array | undefined> {
    const checked = checkPath(path)
    if (!checked.ok) return undefined
    try {
      const bytes = await readFileInside(root(), checked.path)
      if (bytes !== undefined) return bytes
    } catch (thrown) {
      await check()
      throw thrown
    }
    await check()
    return undefined
  }

  async function readTexts(): Promise<Map<string, string>> {
    const texts = new Map<string, string>()
    for (const file of await list()) {
      const bytes = file.bytes <= limits.fileBytes ? await readFileInside(root(), file.path) : undefined
      const text = bytes === undefined ? undefined : textOf(bytes)
      if (text !== undefined) texts.set(file.path, text)
    }
    return texts
  }

  const change = (changes: Change): Promise<void> =>
    queue.run(async () => {
      await check()
      await checkedChange(root(), toFileChanges(changes))
    })

  return {
    get root() {
      return root()
    },
    list,
    read,
    readTexts,
    write: (path, content) => change(new Map([[path, content]])),
    remove: (path) => change(new Map([[path, undefined]])),
    change,
    exclusive: (job) => queue.run(job),
  }
}

/** Checked paths and bytes; a path that is named twice (`a`, `./a`) counts as its last. Throws invalid-input. */
export function toFileChanges(change: Change): FileChanges {
  return new Map(
    [...change].map(([path, content]) => [
      checkedPath(path),
      typeof content === 'string' ? Buffer.from(content) : content,
    ]),
  )
}

async function checkedChange(root: string, changes: FileChanges): Promise<void> {
  await checkChange(root, changes, await listFiles(root))
  await changeFiles(root, changes)
}

/** Throws invalid-input when the change may not be made to the files that are there (`before`); touches nothing. */
export async function checkChange(root: string, changes: FileChanges, before: readonly FileEntry[]): Promise<void> {
  const written = [...changes].filter(([, bytes]) => bytes !== undefined).map(([name]) => name)
  checkLimits(before, changes)
  checkClashes(before, changes)
  await checkLinks(root, changes.keys())
  const kept = before.filter(({ path }) => !changes.has(path) || changes.get(path) !== undefined)
  const isUnder = (name: string, folder: string): boolean => name === folder || name.startsWith(`${folder}/`)
  await checkSpelling(
    root,
    written,
    (name) => before.some(({ path }) => isUnder(path, name)) && !kept.some(({ path }) => isUnder(path, name)),
  )
}

/** The bytes as text; undefined when they are none: a NUL, or no UTF-8. A byte order mark stays. */
export function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
