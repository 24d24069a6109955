/** What people do to files by hand (create, put, move, remove), as one change of a project and what to call it. */
import { failure } from '#shared/domain/error.ts'
import { checkedPath } from './guard.ts'
import { foldKey, limits } from './paths.ts'
import type { Workspace } from './workspace.ts'

/** Ready for `Projects.apply`. */
export interface FileChange {
  readonly files: ReadonlyMap<string, Uint8Array | string>
  readonly removed: readonly string[]
  /** For the list of versions: "Renamed a.js to b.js". */
  readonly label: string
}

/** A new text file. Throws invalid-input when the path is taken or none that a project may have. */
export async function createdFile(workspace: Workspace, given: string, text: string): Promise<FileChange> {
  const path = checkedPath(given)
  await refuseTaken(workspace, path, [])
  return { files: new Map([[path, text]]), removed: [], label: `Created ${path}` }
}

/** Any bytes under a path, in place of what was there. Throws invalid-input for what no version holds. */
export async function putFile(workspace: Workspace, given: string, bytes: Uint8Array): Promise<FileChange> {
  const path = checkedPath(given)
  await refuseLarge(workspace, [path])
  const isNew = (await workspace.read(path)) === undefined
  return { files: new Map([[path, bytes]]), removed: [], label: `${isNew ? 'Added' : 'Replaced'} ${path}` }
}

/**
 * A file, or a folder with all in it, under another path; a change of case alone is one too. Throws not-found when nothing
 * is there, invalid-input when something is in the way.
 */
export async function movedFiles(workspace: Workspace, from: string, to: string): Promise<FileChange> {
  const source = checkedPath(from)
  const target = checkedPath(to)
  const paths = await pathsAt(workspace, source)
  const isFolder = !paths.includes(source)
  if (source === target) throw failure('invalid-input', `${source} has this name already.`)
  if (isFolder && target.startsWith(`${source}/`)) {
    throw failure('invalid-input', `${source} cannot be moved into itself. Choose another folder.`)
  }
  await refuseTaken(workspace, target, paths)
  const files = new Map<string, Uint8Array>()
  for (const path of paths) {
    const bytes = await workspace.read(path)
    if (bytes === undefined) throw notThere(path)
    files.set(checkedPath(target + path.slice(source.length)), bytes)
  }
  return { files, removed: paths, label: moveLabel(source, target) }
}

/** A file, or a folder with all in it. Throws not-found when nothing is there, invalid-input for what no version holds. */
export async function removedFiles(workspace: Workspace, given: string): Promise<FileChange> {
  const path = checkedPath(given)
  const paths = await pathsAt(workspace, path)
  await refuseLarge(workspace, paths)
  return { files: new Map(), removed: paths, label: `Deleted ${path}` }
}

/** Such a file was put there by another program, and no version holds it: it would be gone for good. */
async function refuseLarge(workspace: Workspace, paths: readonly string[]): Promise<void> {
  const entries = await workspace.list()
  const large = entries.find(({ path, bytes }) => bytes > limits.fileBytes && paths.includes(path))
  if (large === undefined) return
  const size = `${limits.fileBytes / 1024 / 1024} MB`
  throw failure('invalid-input', `Kiln keeps no file of more than ${size} in versions. Delete ${large.path} by hand.`)
}

async function pathsAt(workspace: Workspace, path: string): Promise<string[]> {
  const paths = (await workspace.list()).map((file) => file.path)
  const found = paths.filter((name) => name === path || name.startsWith(`${path}/`))
  if (found.length === 0) throw notThere(path)
  return found
}

/** `leaving`: what the same change takes away does not stand in the way. */
async function refuseTaken(workspace: Workspace, path: string, leaving: readonly string[]): Promise<void> {
  const key = foldKey(path)
  for (const { path: name } of await workspace.list()) {
    if (leaving.includes(name)) continue
    const there = name.split('/').slice(0, path.split('/').length).join('/')
    if (foldKey(there) !== key) continue
    throw failure('invalid-input', `${there} is already there. Choose another name.`, { reason: 'path-taken' })
  }
}

function moveLabel(from: string, to: string): string {
  const folder = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)
  const name = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
  if (folder(from) === folder(to)) return `Renamed ${from} to ${name(to)}`
  if (name(from) !== name(to)) return `Moved ${from} to ${to}`
  return `Moved ${from} to ${folder(to) === '' ? 'the top folder' : folder(to)}`
}

function notThere(path: string): Error {
  return failure('not-found', `${path} is not there any more.`)
}
