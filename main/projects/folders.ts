/** Folders of projects: named after the project, and never shared. */
import { lstatSync } from 'node:fs'
import { mkdir, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { failure, type Failure } from '#shared/domain/error.ts'
import { ensureFolder } from '../lib/folders.ts'
import { checkPath } from './paths.ts'

const longestSlug = 48
const mostTries = 10_000

/** Whether a project has this folder already, be it there or not. */
export type IsTaken = (folder: string) => boolean

/** A folder name that every platform takes: letters of any script (Latin without accents) and digits, joined by dashes. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const short = [...slug]
    .slice(0, longestSlug)
    .join('')
    .replace(/^-+|-+$/g, '')
  if (short === '') return 'app'
  return checkPath(short).ok ? short : `${short}-app`
}

/** Makes a folder for a project of this name: `slug`, else `slug-2`, `slug-3`…; returns its path. */
export async function makeProjectFolder(projectsFolder: string, name: string, isTaken: IsTaken): Promise<string> {
  ensureFolder(projectsFolder)
  const slug = slugOf(name)
  for (const folder of candidates(projectsFolder, slug)) {
    try {
      // Not recursive: it fails when the folder is there, so two projects never get the same one.
      await mkdir(folder)
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown
      continue
    }
    // Deleted by hand, and still somebody's: it may come back.
    if (!isTaken(folder)) return folder
    await rmdir(folder)
  }
  throw tooMany(projectsFolder, slug)
}

/** A path in `parent` where nothing is and nobody's folder was: `name`, else `name-2`, `name-3`… Makes nothing. */
export function freeFolder(parent: string, name: string, isTaken: IsTaken): string {
  for (const folder of candidates(parent, name)) {
    if (lstatSync(folder, { throwIfNoEntry: false }) === undefined && !isTaken(folder)) return folder
  }
  throw tooMany(parent, name)
}

/** Whether `folder` is `parent` or lies under it. Both absolute. */
export function isInside(folder: string, parent: string): boolean {
  const way = path.relative(parent, folder)
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way))
}

function* candidates(parent: string, name: string): Generator<string> {
  yield path.join(parent, name)
  for (let count = 2; count <= mostTries; count += 1) yield path.join(parent, `${name}-${count}`)
}

function tooMany(parent: string, name: string): Failure {
  return failure('invalid-input', `${parent} has too many folders called ${name}. Choose another name.`)
}
