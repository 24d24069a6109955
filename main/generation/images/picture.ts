/** From what a provider sent to the file of a slot: checked to be a picture, cut to its shape, made small. */
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { failure } from '#shared/domain/error.ts'
import { abortFailure } from '../../lib/abort.ts'
import { formatOf } from './picture-format.ts'
import type { PictureDone, PictureJob } from './picture-worker.ts'
import type { Shape } from './shape.ts'

export interface PictureFile {
  /** Of its name: what is in it. */
  readonly ending: 'png' | 'jpg' | 'webp'
  readonly bytes: Uint8Array
}

/** What is kept as it came has to be fit for an app. */
const largestAsItCame = 3 * 1024 * 1024
/** In milliseconds; a picture that is worked on for longer is not one. */
const patience = 30_000

/** Throws a Failure for what is no picture, and for one that cannot be read. WebP is kept as it came. */
export async function makePicture(bytes: Uint8Array, shape: Shape, signal: AbortSignal): Promise<PictureFile> {
  const { width, height, isSaid = false } = shape
  const format = formatOf(bytes)
  if (format === undefined) throw failure('provider', 'What the provider sent is not a picture that Kiln can read.')
  if (format === 'webp') {
    if (bytes.length > largestAsItCame) throw failure('provider', 'The picture is too large for an app.')
    return { ending: 'webp', bytes }
  }
  const done = await work({ bytes, width, height, finer: isSaid ? 2 : 1 }, signal)
  if ('why' in done) throw failure('provider', `The picture could not be read: ${done.why}.`)
  return done
}

function work(job: PictureJob, signal: AbortSignal): Promise<PictureDone> {
  if (signal.aborted) return Promise.reject(abortFailure(signal))
  const worker = new Worker(workerEntry(), { workerData: job, resourceLimits: { maxOldGenerationSizeMb: 1024 } })
  return new Promise<PictureDone>((resolve, reject) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)])
    limit.addEventListener('abort', () => {
      if (signal.aborted) reject(abortFailure(signal))
      else resolve({ why: 'it takes too long' })
    })
    worker.once('message', (done: PictureDone) => resolve(done))
    worker.once('error', ({ message }) => resolve({ why: message }))
    worker.once('exit', () => resolve({ why: 'the work on it ended early' }))
  }).finally(() => worker.terminate())
}

/** The worker's script, in the sources and in what is built of them. */
function workerEntry(): URL {
  const places = ['./picture-worker.ts', './picture-worker.js', '../picture-worker.js'].map(
    (name) => new URL(name, import.meta.url),
  )
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new Error("Kiln's script for pictures is missing: build Kiln again.")
  return found
}
