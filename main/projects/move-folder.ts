/** Moves a folder, also to another disk: it is whole in one place or whole in the other, whenever one looks. */
import { cp, lstat, open, readdir, readlink, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { failure } from '#shared/domain/error.ts'
import { throwIfAborted } from '../lib/abort.ts'
import { ensureFolder } from '../lib/folders.ts'

/** Where a copy grows until it is whole. */
export function partOf(to: string): string {
  return `${to}.kiln-part`
}

/**
 * Resolves to false when there is nothing at `from`. Otherwise `to` is whole when this resolves; what could not be
 * removed of `from` then stays. When it throws or is aborted, `from` is as it was and nothing is at `to`.
 */
export async function moveFolder(from: string, to: string, signal: AbortSignal): Promise<boolean> {
  if (!(await isThere(from))) return false
  if (await isThere(to)) throw failure('invalid-input', `${to} is there already.`)
  ensureFolder(path.dirname(to))
  try {
    await rename(from, to)
    return true
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EXDEV') throw thrown
  }
  await copyWhole(from, to, signal)
  await rm(from, { recursive: true, force: true }).catch(() => undefined)
  return true
}

/** True when all that is in `part` is in `whole` too, with the same sizes: what a cut-off removal of a copy leaves. */
export async function isPartOf(part: string, whole: string): Promise<boolean> {
  const there = await contentsOf(whole, false, new AbortController().signal)
  for (const [name, what] of await contentsOf(part, false, new AbortController().signal)) {
    if (there.get(name) !== what) return false
  }
  return true
}

async function copyWhole(from: string, to: string, signal: AbortSignal): Promise<void> {
  const part = partOf(to)
  try {
    await rm(part, { recursive: true, force: true })
    const before = await timesOf(from, signal)
    await cp(from, part, {
      recursive: true,
      verbatimSymlinks: true,
      preserveTimestamps: true,
      filter() {
        throwIfAborted(signal)
        return true
      },
    })
    const [wanted, made] = [await contentsOf(from, false, signal), await contentsOf(part, true, signal)]
    // The copy's own times tell nothing: disks differ in how exactly they keep them.
    const isSame = areEqual(before, await timesOf(from, signal))
    if (!isSame || !areEqual(wanted, made)) {
      throw failure('internal', `${from} was changed while it was copied. Close what is writing there, then try again.`)
    }
    await rename(part, to)
  } catch (thrown) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined)
    throw thrown
  }
}

function areEqual<Value>(one: ReadonlyMap<string, Value>, other: ReadonlyMap<string, Value>): boolean {
  return one.size === other.size && [...one].every(([name, value]) => other.get(name) === value)
}

/** When each file was changed last, by its relative name. */
async function timesOf(root: string, signal: AbortSignal): Promise<Map<string, number>> {
  const times = new Map<string, number>()
  for (const entry of await readdir(root, { withFileTypes: true, recursive: true })) {
    throwIfAborted(signal)
    const full = path.join(entry.parentPath, entry.name)
    if (entry.isFile()) times.set(path.relative(root, full), (await lstat(full)).mtimeMs)
  }
  return times
}

/** Relative name to kind and size. `firmly`: each file is made to be on the disk before the original may go. */
async function contentsOf(root: string, firmly: boolean, signal: AbortSignal): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const entry of await readdir(root, { withFileTypes: true, recursive: true })) {
    throwIfAborted(signal)
    const full = path.join(entry.parentPath, entry.name)
    const name = path.relative(root, full)
    if (entry.isDirectory()) found.set(name, 'folder')
    else if (entry.isSymbolicLink()) found.set(name, `link ${await readlink(full)}`)
    else {
      found.set(name, `file ${(await lstat(full)).size}`)
      if (firmly) await sync(full)
    }
  }
  return found
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, process.platform === 'win32' ? 'r+' : 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Whether anything is there, a dead link too. Throws when that cannot be told. */
export async function isThere(file: string): Promise<boolean> {
  try {
    await lstat(file)
    return true
  } catch (thrown) {
    if (['ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException).code ?? '')) return false
    throw thrown
  }
}
