/** Unpacks one package. Plain files below its folder, no more of them than agreed; anything else ends it. */
import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { TarballStream } from 'pacote'
import { failure, type Failure } from '#shared/domain/error.ts'
import { throwIfAborted } from '../lib/abort.ts'
import { megabytes, tooLarge, type PackageLimits } from './limits.ts'

interface UnpackInput {
  /** For messages. */
  readonly name: string
  /** What was there is gone afterwards. */
  readonly folder: string
  readonly limits: PackageLimits
}

interface Entry {
  readonly path: string
  readonly type: string
  readonly size: number
}

/** What is never imported, and often half of a package. */
const leftOut = /\.(?:map|md|markdown|flow|tsbuildinfo)$/i

/** How much there was of it. Throws a Failure for what must not be there; the stream's own errors pass through. */
export async function unpackTarball(
  stream: TarballStream,
  { name, folder, limits }: UnpackInput,
  signal: AbortSignal,
): Promise<{ readonly bytes: number; readonly files: number }> {
  // From the first moment: its error must find a listener.
  const packed = new PassThrough()
  packed.on('error', () => undefined)
  stream.on('error', (error) => packed.destroy(error))
  stream.pipe(packed)
  const { x } = await import('tar')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  let bytes = 0
  let files = 0
  let refused: Failure | undefined
  const filter = (_: string, found: unknown): boolean => {
    const entry = found as Entry
    refused ??= wrongWith(name, entry)
    bytes += entry.size
    files += 1
    if (bytes > limits.unpackedBytes) refused ??= tooMuch(name, limits)
    if (files > limits.files) refused ??= tooLarge(name, `has more than ${limits.files} files`, `${limits.files} files`)
    return refused === undefined && entry.type.endsWith('File') && !leftOut.test(entry.path)
  }
  const unpack = x({ cwd: folder, strip: 1, filter, strict: true, noChmod: true, noMtime: true, preserveOwner: false })
  const ended = Promise.race([once(unpack, 'close'), once(unpack, 'error').then(([error]) => Promise.reject(error))])
  ended.catch(() => undefined)
  const check = (): void => {
    throwIfAborted(signal)
    if (refused !== undefined) throw refused
  }
  try {
    // Node's own gunzip works beside the main loop.
    await pipeline(packed, measured(name, limits), createGunzip(), async (plain: AsyncIterable<Buffer>) => {
      let unpacked = 0
      for await (const chunk of plain) {
        unpacked += chunk.length
        // Names and padding have their place, too.
        if (unpacked > limits.unpackedBytes * 2 + 1024 * 1024) throw tooMuch(name, limits)
        if (!unpack.write(chunk)) await Promise.race([once(unpack, 'drain'), ended])
        check()
      }
    })
    unpack.end()
    await ended
    check()
  } catch (thrown) {
    stream.destroy()
    throw refused ?? thrown
  }
  return { bytes, files }
}

function measured(name: string, { tarballBytes }: PackageLimits) {
  return async function* (stream: AsyncIterable<Buffer>) {
    let bytes = 0
    for await (const chunk of stream) {
      bytes += chunk.length
      if (bytes > tarballBytes) {
        throw tooLarge(name, `takes more than ${megabytes(tarballBytes)} to fetch`, megabytes(tarballBytes))
      }
      yield chunk
    }
  }
}

function tooMuch(name: string, { unpackedBytes }: PackageLimits): Failure {
  return tooLarge(name, `has more than ${megabytes(unpackedBytes)}`, megabytes(unpackedBytes))
}

/** Links could lead anywhere, and so could names; npm's own packer makes neither. */
function wrongWith(name: string, { path, type }: Entry): Failure | undefined {
  if (!/^(?:File|OldFile|ContiguousFile|Directory|GNUDumpDir)$/.test(type)) {
    const what = type.endsWith('Link') ? 'a link' : 'something that is no file'
    return failure('refused', `${name} is not installed: there is ${what} in it (${path}).`)
  }
  const isInside = !/^[\\/]|^[a-z]:|\\|\0/i.test(path) && !path.split('/').includes('..')
  return isInside
    ? undefined
    : failure('refused', `${name} is not installed: a file in it would be written outside of its folder (${path}).`)
}
