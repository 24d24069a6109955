/** Where the installed studio keeps what it ships with, seen from the built or the source tree. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The nearest folder above this file that holds package.json: the same for main/ and for out/main/ and its chunks. */
function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('Kiln cannot find its own folder.')
    folder = parent
  }
  return folder
}

export const rootFolder = findRoot()
export const templatesFolder = join(rootFolder, 'resources', 'templates')
