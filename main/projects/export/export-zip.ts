/** A project's files as a ZIP archive: exactly those, and nothing of Kiln's. */
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { throwIfAborted } from '../../lib/abort.ts'

/** `changedAt`: the time that each file is given, in milliseconds since 1970. */
export async function exportZip(
  files: ReadonlyMap<string, Uint8Array>,
  changedAt: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    lastModDate: new Date(changedAt),
    extendedTimestamp: false,
    signal,
  })
  for (const [name, bytes] of files) {
    throwIfAborted(signal)
    await writer.add(name, new Uint8ArrayReader(bytes))
  }
  return new Uint8Array(await writer.close())
}
