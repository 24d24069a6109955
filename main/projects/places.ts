/** Which folders a project, or all of them, may be moved to: never Kiln's own data, never inside another project. */
import { access, constants, mkdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { failure } from '#shared/domain/error.ts'
import type { Project } from '#shared/domain/project.ts'
import { folderState } from './folder-state.ts'
import { isInside } from './folders.ts'
import { listFiles } from './listing.ts'
import { limits } from './paths.ts'

export interface PlaceRules {
  readonly dataFolder: string
  /** Where Kiln keeps projects unless told otherwise: allowed, though it may lie in the data folder. */
  readonly usualProjectsFolder: string
  readonly projects: readonly Project[]
}

/**
 * The folder with links resolved, for a link that is moved into the trash takes nothing along. Throws invalid-input unless
 * it can be `project`'s: it is there, holds an app's files, and is nobody else's.
 */
export async function checkProjectPlace(project: Project, folder: string, rules: PlaceRules): Promise<string> {
  const place = await existing(folder)
  const [dataFolder, usualProjectsFolder] = await Promise.all([
    resolved(rules.dataFolder),
    resolved(rules.usualProjectsFolder),
  ])
  checkOutside(place, { ...rules, dataFolder, usualProjectsFolder })
  for (const other of rules.projects) {
    if (other.id === project.id) continue
    const theirs = await resolved(other.folder)
    if (isInside(place, theirs) || isInside(theirs, place))
      throw failure('invalid-input', `${place} belongs to “${other.name}”. Choose the folder of “${project.name}”.`)
  }
  const files = await listFiles(place)
  if (files.length === 0)
    throw failure('invalid-input', `${place} holds no files. Choose the folder that has the app in it.`)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  if (files.length > limits.files || bytes > limits.totalBytes)
    throw failure(
      'invalid-input',
      `${place} holds too much for one app. Choose the app's own folder, not one above it.`,
    )
  return place
}

/** Throws invalid-input unless projects can be kept in the folder; makes it when it is not there. */
export async function checkProjectsFolder(folder: string, rules: PlaceRules): Promise<string> {
  if (!path.isAbsolute(folder)) throw failure('invalid-input', 'Choose a folder by its whole path.')
  const wanted = path.resolve(folder)
  checkOutside(wanted, rules)
  checkNoProject(wanted, rules)
  await mkdir(wanted, { recursive: true }).catch((thrown: NodeJS.ErrnoException) => {
    throw failure('invalid-input', `Kiln cannot make ${wanted}: ${reasonOf(thrown)} Choose another folder.`, {
      cause: thrown,
    })
  })
  // The same again, with links resolved: they may lead back in.
  const place = await realpath(wanted)
  checkOutside(place, rules)
  checkNoProject(place, rules)
  await access(place, constants.W_OK | constants.X_OK).catch((thrown: unknown) => {
    throw failure('read-only', `Kiln may not write in ${place}. Choose another folder, or change its permissions.`, {
      cause: thrown,
    })
  })
  return wanted
}

async function existing(folder: string): Promise<string> {
  if (!path.isAbsolute(folder)) throw failure('invalid-input', 'Choose a folder by its whole path.')
  const place = path.resolve(folder)
  const isFile = (await stat(place).catch(() => undefined))?.isDirectory() === false
  if (isFile) throw failure('invalid-input', `${place} is a file. Choose the folder that has the app in it.`)
  const state = await folderState(place)
  if (state === 'missing') throw failure('invalid-input', `There is no folder ${place}. Choose one that is there.`)
  if (state === 'unreadable')
    throw failure('invalid-input', `Kiln may not read ${place}. Change its permissions, or choose another.`)
  return await realpath(place)
}

/** As it is where that cannot be told. */
function resolved(folder: string): Promise<string> {
  return realpath(folder).catch(() => folder)
}

function checkNoProject(place: string, { projects }: PlaceRules): void {
  const owner = projects.find((project) => isInside(place, project.folder))
  if (owner === undefined) return
  throw failure('invalid-input', `${place} lies in the folder of “${owner.name}”. Choose one outside of every project.`)
}

function checkOutside(place: string, { dataFolder, usualProjectsFolder }: PlaceRules): void {
  if (!isInside(place, dataFolder) || isInside(place, usualProjectsFolder)) return
  throw failure('invalid-input', `${place} lies in Kiln's own data folder. Choose a folder outside of ${dataFolder}.`)
}

function reasonOf(thrown: NodeJS.ErrnoException): string {
  if (thrown.code === 'EEXIST' || thrown.code === 'ENOTDIR') return 'a file of that name is in the way.'
  if (thrown.code === 'ENOSPC') return 'the disk is full.'
  return 'it may not write there.'
}
