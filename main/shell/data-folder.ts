/** Where Kiln keeps its data and its projects: the same places for every shell and for the command line. */
import { access, constants, mkdir, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import envPaths from 'env-paths'
import { failure, type ErrorKind } from '#shared/domain/error.ts'

export interface Folders {
  /** Databases, keys, the owner's lock, the window's place. */
  readonly dataFolder: string
  /** One folder of plain files per project. */
  readonly projectsFolder: string
}

/**
 * Names the folders; makes nothing. `chosen` is `--data`, else KILN_DATA counts, else the platform's user-data folder
 * with the projects in ~/Kiln, where people find them. A chosen data folder holds its projects too, so that two never mix.
 */
export function nameFolders(chosen: string | undefined, env: NodeJS.ProcessEnv): Folders {
  const asked = chosen ?? env['KILN_DATA']
  if (asked !== undefined && asked !== '') {
    const dataFolder = resolve(asked)
    return { dataFolder, projectsFolder: join(dataFolder, 'projects') }
  }
  return { dataFolder: envPaths('kiln', { suffix: '' }).data, projectsFolder: join(homedir(), 'Kiln') }
}

/**
 * Makes the data folder, for this user only, and proves that it can be written.
 * Fails with `read-only` or `disk-full` and a sentence that says what to do.
 */
export async function prepareDataFolder(dataFolder: string): Promise<void> {
  const probe = join(dataFolder, `.probe-${process.pid}`)
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 })
    await access(dataFolder, constants.R_OK | constants.W_OK)
    await writeFile(probe, 'x')
    await rm(probe)
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
    const kind: ErrorKind = code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'read-only'
    const why = kind === 'disk-full' ? 'the disk is full' : (reasons[code] ?? code)
    const advice =
      kind === 'disk-full' ? 'Free some space' : 'Choose a folder that you may write with --data DIR or KILN_DATA'
    throw failure(kind, `Kiln cannot keep its data in ${dataFolder}: ${why}. ${advice}, then start again.`, {
      cause: thrown,
    })
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'it is read-only',
  ENOTDIR: 'a part of that path is a file, not a folder',
  EEXIST: 'that is a file, not a folder',
  ENOENT: 'a folder on that path cannot be made',
}
