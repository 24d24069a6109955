/** Reads a project's folder: what counts as its files, and what does not. Links are never followed. */
import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import path from 'node:path'
import { failure } from '#shared/domain/error.ts'
import type { FileEntry } from '#shared/domain/project.ts'
import { checkPath } from './paths.ts'

const clutter: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])
/** Past this many files a folder is no project of Kiln's: the rest is not listed. */
const mostListed = 5_000
/** Bytes of one file that are read at once. */
const mostRead = 100 * 1024 * 1024

/**
 * The files under `root`, sorted by path; none when it is not there. Left out: links, what Kiln could not write itself
 * (`checkPath`), `node_modules`, `.git`, and the clutter of file managers.
 */
export async function listFiles(root: string): Promise<FileEntry[]> {
  const found: FileEntry[] = []
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined && found.length < mostListed; folder = folders.pop()) {
    const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(ifMissing([]))
    for (const entry of entries) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (clutter.has(entry.name) || !checkPath(name).ok) continue
      if (entry.isDirectory()) folders.push(name)
      else if (entry.isFile()) {
        const stats = await lstat(path.join(root, name)).catch(ifMissing(undefined))
        if (stats !== undefined) found.push({ path: name, bytes: stats.size, changedAt: stats.mtimeMs })
      }
    }
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/**
 * A file's bytes; undefined when it is not there, is a folder, or lies behind a link. `name` is a checked path. Throws
 * invalid-input for more than 100 MB, which only another program can have put there.
 */
export async function readFileInside(root: string, name: string): Promise<Uint8Array | undefined> {
  if (await hasLinkOnTheWay(root, name)) return undefined
  try {
    const handle = await open(path.join(root, name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    try {
      const stats = await handle.stat()
      if (!stats.isFile()) return undefined
      if (stats.size > mostRead) throw failure('invalid-input', `${name} is larger than 100 MB: Kiln cannot open it.`)
      return await handle.readFile()
    } finally {
      await handle.close()
    }
  } catch (thrown) {
    return ifMissing(undefined)(thrown)
  }
}

async function hasLinkOnTheWay(root: string, name: string): Promise<boolean> {
  let at = root
  for (const part of name.split('/')) {
    at = path.join(at, part)
    const stats = await lstat(at).catch(ifMissing(undefined))
    if (stats === undefined) return false
    if (stats.isSymbolicLink()) return true
  }
  return false
}

/** Not there, or not what it was a moment ago: `instead`. Anything else (permissions, a failing disk) is thrown on. */
function ifMissing<T>(instead: T): (thrown: unknown) => T {
  return (thrown) => {
    const code = (thrown as NodeJS.ErrnoException).code ?? ''
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR'].includes(code)) return instead
    throw thrown
  }
}
