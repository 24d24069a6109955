/** Folders of projects: named after the project, never shared, and moved away rather than deleted. */
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { failure } from '#shared/domain/error.ts'
import { ensureFolder } from '../lib/folders.ts'
import { checkPath } from './paths.ts'

const longestSlug = 48

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
export async function makeProjectFolder(projectsFolder: string, name: string): Promise<string> {
  ensureFolder(projectsFolder)
  const slug = slugOf(name)
  for (let count = 1; count <= 10_000; count += 1) {
    const folder = path.join(projectsFolder, count === 1 ? slug : `${slug}-${count}`)
    try {
      // Not recursive: it fails when the folder is there, so two projects never get the same one.
      await mkdir(folder)
      return folder
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown
    }
  }
  throw failure('invalid-input', `${projectsFolder} has too many folders called ${slug}. Choose another name.`)
}

/** Moves a folder, also to another disk; nothing happens when it is not there any more. */
export async function moveFolder(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true })
  try {
    await rename(from, to)
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return
    if (code !== 'EXDEV') throw thrown
    // Two steps: a crash in between leaves two copies, never none. `cp` leaves what an earlier try already copied.
    await cp(from, to, { recursive: true, verbatimSymlinks: true })
    await rm(from, { recursive: true, force: true })
  }
}
