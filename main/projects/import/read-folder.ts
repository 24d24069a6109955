/** Reads a folder that somebody made elsewhere: the app's own files, without what is made anew or kept secret. */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { failure } from '#shared/domain/error.ts'
import { throwIfAborted } from '../../lib/abort.ts'
import { folderState } from '../folder-state.ts'
import { readFileInside } from '../listing.ts'
import { createCollector, whyNotFolder, type Collector, type Found } from './collect.ts'

/** Past this many entries, files and folders, it is no app that one looks at. */
const mostEntries = 20_000

/** Changes nothing there. Throws invalid-input with what is wrong, or aborted. */
export async function readFolder(folder: string, signal: AbortSignal): Promise<Found> {
  await checkSource(folder)
  const collector = createCollector('This folder')
  let left = mostEntries
  const folders = ['']
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    const entries = await entriesOf(folder, at, collector)
    left -= entries.length
    if (left < 0) throw failure('invalid-input', 'This folder holds too much for one app. Choose the app’s own folder.')
    const hasPackage = entries.some(({ name }) => name === 'package.json')
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      throwIfAborted(signal)
      const name = at === '' ? entry.name : `${at}/${entry.name}`
      if (entry.isDirectory()) {
        const why = whyNotFolder(entry.name, hasPackage)
        if (why === undefined) folders.push(name)
        else collector.skip(`${name}/`, why)
      } else if (entry.isFile()) await takeFile(folder, name, collector)
      else collector.skip(name, entry.isSymbolicLink() ? 'It is a link.' : 'It is no ordinary file.')
    }
  }
  const found = collector.found()
  if (found.files.size === 0) throw failure('invalid-input', `${folder} holds no files that Kiln can take.`)
  return found
}

async function checkSource(folder: string): Promise<void> {
  if (!path.isAbsolute(folder)) throw failure('invalid-input', 'Choose a folder by its whole path.')
  const state = await folderState(folder)
  if (state === 'ok') return
  const isFile = (await stat(folder).catch(() => undefined))?.isDirectory() === false
  if (isFile) throw failure('invalid-input', `${folder} is a file. Choose the folder that holds the app.`)
  if (state === 'missing') throw failure('invalid-input', `There is no folder ${folder}. Choose one that is there.`)
  throw failure('invalid-input', `Kiln may not read ${folder}. Change its permissions, or choose another folder.`)
}

async function entriesOf(folder: string, at: string, collector: Collector) {
  try {
    return await readdir(path.join(folder, at), { withFileTypes: true })
  } catch (thrown) {
    if (at === '') throw thrown
    collector.skip(`${at}/`, 'Kiln may not read it.')
    return []
  }
}

async function takeFile(folder: string, name: string, collector: Collector): Promise<void> {
  try {
    const { size } = await stat(path.join(folder, name))
    if (!collector.wants(name, size)) return
    const bytes = await readFileInside(folder, name)
    if (bytes !== undefined) collector.put(name, bytes)
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code
    if (code !== 'EACCES' && code !== 'EPERM') throw thrown
    collector.skip(name, 'Kiln may not read it.')
  }
}
