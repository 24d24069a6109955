/** A project's versions as a git repository: in an archive, or in a folder of the user's. */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { failure, toAppError } from '#shared/domain/error.ts'
import type { Version } from '#shared/domain/project.ts'
import type { Store } from '../../store/store.ts'
import { exportZip } from './export-zip.ts'
import { type Commit, writeRepository } from './git-repository.ts'

export interface GitExportParts {
  readonly store: Store
  readonly projectId: string
  readonly signal: AbortSignal
}

/** As a ZIP archive, unpacked into one folder: `.git` and the newest version's files. */
export async function exportGitZip(parts: GitExportParts): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kiln-git-'))
  try {
    const commits = await write(parts, folder)
    const files = new Map<string, Uint8Array>()
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = path.join(entry.parentPath, entry.name)
      files.set(path.relative(folder, file).split(path.sep).join('/'), await readFile(file))
    }
    return await exportZip(files, commits.at(-1)?.at ?? 0, parts.signal)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Into a folder, which is made where it is not there, and which holds nothing until all is in it. Returns the count of
 * commits. Throws invalid-input for a relative path, one inside the project, and a folder that holds something.
 */
export async function exportGitTo(parts: GitExportParts, target: string): Promise<number> {
  if (!path.isAbsolute(target)) throw failure('invalid-input', 'Name the folder by its whole path.')
  const folder = path.resolve(target)
  const own = parts.store.projects.get(parts.projectId)?.folder
  if (own !== undefined && `${folder}${path.sep}`.startsWith(`${path.resolve(own)}${path.sep}`)) {
    throw failure('invalid-input', "Choose a folder outside the project's own.")
  }
  const made = await makeEmpty(folder)
  // Inside, since nothing else may be ours to write to; what a crash left of an earlier one goes first.
  const staging = path.join(folder, stagingName)
  try {
    await rm(staging, { recursive: true, force: true })
    await mkdir(staging)
    const commits = await write(parts, staging)
    await moveUp(staging, folder)
    return commits.length
  } catch (thrown) {
    for (const name of await readdir(folder)) await rm(path.join(folder, name), { recursive: true, force: true })
    if (made !== undefined) await rm(made, { recursive: true, force: true })
    throw thrown
  }
}

const stagingName = '.kiln-export'

/** The repository last: until it is there, nothing can be taken for one. */
async function moveUp(staging: string, folder: string): Promise<void> {
  const names = (await readdir(staging)).toSorted((a, b) => Number(a === '.git') - Number(b === '.git'))
  for (const name of names) await rename(path.join(staging, name), path.join(folder, name))
  await rmdir(staging)
}

/** The topmost folder that had to be made, if any. */
async function makeEmpty(folder: string): Promise<string | undefined> {
  try {
    const made = await mkdir(folder, { recursive: true })
    const names = await readdir(folder)
    if (names.every((name) => name === stagingName)) return made
  } catch (thrown) {
    throw failure('invalid-input', `This folder cannot be used: ${toAppError(thrown).message}`)
  }
  throw failure('invalid-input', 'This folder holds files. Choose a new or an empty one.')
}

async function write({ store, projectId, signal }: GitExportParts, folder: string): Promise<readonly Commit[]> {
  const notes = store.history.notes(projectId)
  const commits = store.versions
    .listByProject(projectId)
    .toReversed()
    .map((version) => ({
      message: messageOf(version),
      at: version.createdAt,
      files: store.versions.files(version.id),
      checkpoint: notes.get(version.id)?.checkpoint,
    }))
  if (commits.length === 0) throw failure('invalid-input', 'There is no version yet.')
  const content = (hash: string): Uint8Array => store.versions.blob(hash) ?? new Uint8Array()
  await writeRepository({ folder, commits, content, signal })
  return commits
}

/** The prompt, or what else made the version. */
function messageOf({ reason, label, number }: Version): string {
  const words = label.trim() === '' ? `Version ${number}` : label
  if (reason === 'save') return `Saved ${words}`
  return reason === 'import' ? `Began with ${words}` : words
}
