/** Reads a ZIP archive that anybody may have made: nothing in it is believed, neither names nor sizes. */
import { Uint8ArrayReader, ZipReader, type FileEntry } from '@zip.js/zip.js'
import { failure, Failure } from '#shared/domain/error.ts'
import { throwIfAborted } from '../../lib/abort.ts'
import { limits } from '../paths.ts'
import { createCollector, whyNotFolder, wrapperOf, type Collector, type Found } from './collect.ts'

/** The largest archive that is opened, in bytes. */
export const largestZip = 50 * 1024 * 1024
const mostEntries = 20_000

/** Throws invalid-input with what is wrong with the archive, or aborted. Holds at most what a project may have. */
export async function readZip(bytes: Uint8Array, signal: AbortSignal): Promise<Found> {
  if (bytes.byteLength > largestZip)
    throw failure('invalid-input', 'This archive is too large: at most 50 MB are opened.')
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false })
  try {
    const entries = await entriesOf(reader, signal)
    const wrapper = wrapperOf(entries.map(({ filename }) => filename).filter((name) => !name.startsWith('__MACOSX/')))
    const collector = createCollector('This archive')
    for (const entry of leftIn(entries, wrapper, collector)) {
      throwIfAborted(signal)
      const name = entry.filename.slice(wrapper.length)
      // What the archive says of sizes is enough to refuse, and not enough to trust.
      if (collector.wants(name, entry.uncompressedSize)) collector.put(name, await unpack(entry, signal))
    }
    const found = collector.found()
    if (found.files.size === 0) throw failure('invalid-input', 'This archive holds no files that Kiln can take.')
    return found
  } catch (thrown) {
    if (signal.aborted) throw failure('aborted', 'Stopped.')
    if (thrown instanceof Failure) throw thrown
    throw failure(
      'invalid-input',
      'This file is no ZIP archive, or it is damaged. Make it anew, or choose the folder.',
      {
        cause: thrown,
        ...(thrown instanceof Error ? { detail: thrown.message } : {}),
      },
    )
  } finally {
    await reader.close().catch(() => undefined)
  }
}

async function entriesOf(reader: ZipReader<unknown>, signal: AbortSignal): Promise<FileEntry[]> {
  const entries: FileEntry[] = []
  let count = 0
  const names = reader.getEntriesGenerator({
    filenameValidation: 'tolerant',
    // Some older programs of Windows write its own separator.
    normalizeFilename: (name) => (name.includes('/') ? name : name.replaceAll('\\', '/')),
  })
  for await (const entry of names) {
    throwIfAborted(signal)
    count += 1
    if (count > mostEntries)
      throw failure('invalid-input', 'This archive holds too much for one app. Pack only the app.')
    if (entry.encrypted) {
      throw failure('invalid-input', 'This archive is locked with a password. Unpack it, then choose the folder.')
    }
    if (!entry.directory) entries.push(entry)
  }
  return entries
}

function* leftIn(entries: readonly FileEntry[], wrapper: string, collector: Collector): Generator<FileEntry> {
  const packages = new Set(
    entries.map(({ filename }) => filename).filter((name) => /(?:^|\/)package\.json$/.test(name)),
  )
  const told = new Set<string>()
  for (const entry of entries) {
    const name = entry.filename.slice(wrapper.length)
    const folder = leftOutFolder(name, (at) => packages.has(`${wrapper}${at}package.json`))
    if (folder === undefined) {
      if (entry.symlink) collector.skip(name, 'It is a link.')
      else yield entry
    } else if (!told.has(folder.path)) {
      told.add(folder.path)
      collector.skip(folder.path, folder.why)
    }
  }
}

/** The outermost folder on the way to a file that is not brought along. */
function leftOutFolder(
  name: string,
  hasPackage: (folder: string) => boolean,
): { readonly path: string; readonly why: string } | undefined {
  let above = ''
  for (const part of name.split('/').slice(0, -1)) {
    // Too long to be brought along anyway; and a name may have tens of thousands of parts.
    if (above.length > limits.pathLength) break
    const why = whyNotFolder(part, hasPackage(above))
    if (why !== undefined) return { path: `${above}${part}/`, why }
    above += `${part}/`
  }
  return undefined
}

/** Stops as soon as more comes than the archive said, or than a file may have. */
async function unpack(entry: FileEntry, signal: AbortSignal): Promise<Uint8Array> {
  const most = Math.min(entry.uncompressedSize, limits.fileBytes)
  const pieces: Uint8Array[] = []
  let length = 0
  const sink = new WritableStream<Uint8Array>({
    write(piece) {
      length += piece.byteLength
      if (length > most) throw failure('invalid-input', 'This archive is damaged: it holds more than it says.')
      pieces.push(piece)
    },
  })
  await entry.getData(sink, { useWebWorkers: false, checkCrc32: true, checkOverlappingEntry: true, signal })
  return Buffer.concat(pieces)
}
