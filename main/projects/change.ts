/** Changes files of a folder: all new bytes are on disk before the first one shows, and a failure puts the old ones back. */
import { copyFile, link, lstat, mkdir, open, readdir, rename, rm, rmdir, unlink } from 'node:fs/promises'
import path from 'node:path'
import { Failure, failure, toAppError } from '#shared/domain/error.ts'
import { ensureFolder } from '../lib/folders.ts'
import { newId } from '../lib/ids.ts'
import { stagingPrefix } from './paths.ts'

/** Path to its new bytes; undefined removes the file. The paths are checked ones. */
export type FileChanges = ReadonlyMap<string, Uint8Array | undefined>

/** A change that could be neither finished nor undone: the files on disk are some old, some new. */
export class HalfChanged extends Failure {
  override readonly name = 'HalfChanged'
}

/**
 * Writes and removes files under `root`: every file is written beside and synced first, then all are renamed into place,
 * so each file is always old or new, never half. When a step fails, what was already done is undone and the failure
 * thrown (`HalfChanged` when not even that is possible); a crash in the middle can leave some files old and some new:
 * `Projects.apply` has the cure.
 */
export async function changeFiles(root: string, changes: FileChanges): Promise<void> {
  if (changes.size === 0) return
  ensureFolder(root)
  const staging = path.join(root, stagingPrefix + newId())
  await mkdir(staging)
  const removeStaging = (): Promise<void> => rm(staging, { recursive: true, force: true })
  try {
    await swapIn(root, staging, changes, await stage(staging, changes))
  } catch (thrown) {
    // The old bytes lie in there: they stay when they could not be put back.
    if (!(thrown instanceof HalfChanged)) await removeStaging()
    throw thrown
  }
  await removeStaging()
}

/** Removes what a crash left behind of `changeFiles`. */
export async function sweepStaging(root: string): Promise<void> {
  const names = await readdir(root).catch(() => [])
  const left = names.filter((name) => name.startsWith(stagingPrefix))
  await Promise.all(left.map((name) => rm(path.join(root, name), { recursive: true, force: true })))
}

async function stage(staging: string, changes: FileChanges): Promise<Map<string, string>> {
  const staged = new Map<string, string>()
  for (const [name, bytes] of changes) {
    if (bytes === undefined) continue
    const file = path.join(staging, `new-${staged.size}`)
    await writeSynced(file, bytes)
    staged.set(name, file)
  }
  return staged
}

async function swapIn(
  root: string,
  staging: string,
  changes: FileChanges,
  staged: ReadonlyMap<string, string>,
): Promise<void> {
  const undo: (() => Promise<void>)[] = []
  const touched = new Set<string>([root])
  try {
    // Removals first: a removed file may make room for a folder of its name.
    for (const [name, bytes] of changes) {
      const target = path.join(root, name)
      if (bytes === undefined && (await isThere(target))) {
        const kept = path.join(staging, `old-${undo.length}`)
        await renameFirmly(target, kept)
        undo.push(() => putBack(root, name, kept))
        await pruneEmpty(root, path.dirname(name), touched)
      }
    }
    for (const [name, file] of staged) {
      const target = path.join(root, name)
      await makeFolders(root, path.dirname(name), touched)
      const kept = path.join(staging, `old-${undo.length}`)
      const replaces = await keepCopy(target, kept)
      await renameFirmly(file, target)
      undo.push(() => (replaces ? putBack(root, name, kept) : unlink(target)))
      touched.add(path.dirname(target))
    }
    for (const folder of touched) await syncFolder(folder)
  } catch (thrown) {
    await undoAll(undo, thrown)
    throw thrown
  }
}

async function undoAll(undo: readonly (() => Promise<void>)[], reason: unknown): Promise<void> {
  try {
    for (const step of undo.toReversed()) await step()
  } catch (thrown) {
    const { kind, message } = toAppError(reason)
    throw new HalfChanged(
      { kind, message: `${message} Some files are new and some old until Kiln starts again.`, retryable: false },
      { cause: thrown },
    )
  }
}

/** Keeps the old bytes for an undo, by a second name (no copy) where the file system has them. */
async function keepCopy(target: string, kept: string): Promise<boolean> {
  const stats = await lstat(target).catch(() => undefined)
  if (stats === undefined) return false
  if (!stats.isFile())
    throw failure('invalid-input', `${path.basename(target)} is a folder or a link: it cannot be written as a file.`)
  await link(target, kept).catch(() => copyFile(target, kept))
  return true
}

async function putBack(root: string, name: string, kept: string): Promise<void> {
  await mkdir(path.join(root, path.dirname(name)), { recursive: true })
  await renameFirmly(kept, path.join(root, name))
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function makeFolders(root: string, folder: string, touched: Set<string>): Promise<void> {
  if (folder === '.') return
  const made = await mkdir(path.join(root, folder), { recursive: true })
  if (made === undefined) return
  // A new folder's name is kept by its parent: from the first that was made down to the last.
  for (let at = path.join(root, folder); at.length >= made.length; at = path.dirname(at)) touched.add(path.dirname(at))
}

async function pruneEmpty(root: string, folder: string, touched: Set<string>): Promise<void> {
  for (let at = folder; at !== '.'; at = path.dirname(at)) {
    const full = path.join(root, at)
    touched.add(path.dirname(full))
    try {
      await rmdir(full)
    } catch {
      return void touched.add(full)
    }
    touched.delete(full)
  }
}

/** Windows refuses to rename over a file that a scanner or an editor has open for a moment: try a few times. */
async function renameFirmly(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(from, to)
    } catch (thrown) {
      const code = (thrown as NodeJS.ErrnoException).code ?? ''
      const mayPass = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(code)
      if (!mayPass || attempt === 6) throw thrown
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt))
    }
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot sync a folder, and needs not.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function isThere(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined)) !== undefined
}
