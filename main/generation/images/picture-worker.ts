/** Reads, cuts and writes one picture: what takes half a second of a processor stays away from main's loop. */
import { parentPort, workerData } from 'node:worker_threads'
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { formatOf, pngSize } from './picture-format.ts'
import { fileSize, hasHoles, resize, type Pixels } from './pixels.ts'

export interface PictureJob {
  readonly bytes: Uint8Array
  /** Of the slot, in CSS pixels. */
  readonly width: number
  readonly height: number
  /** How much finer than that the file may be. */
  readonly finer: number
}

export type PictureDone = { readonly ending: 'png' | 'jpg'; readonly bytes: Uint8Array } | { readonly why: string }

/** Larger ones are no picture of a model's; they would only fill the memory. */
const mostPixels = 40_000_000
const largestSide = 1600
const quality = 82

const job = workerData as PictureJob
try {
  const whole = read(job.bytes)
  const { width, height } = fileSize(whole, job, { finer: job.finer, largest: largestSide })
  parentPort?.postMessage(written(resize(whole, width, height)))
} catch (thrown) {
  const why = thrown instanceof Error ? thrown.message : String(thrown)
  parentPort?.postMessage({ why } satisfies PictureDone)
}

function read(bytes: Uint8Array): Pixels {
  if (formatOf(bytes) === 'png') {
    const size = pngSize(bytes)
    if (size === undefined || size.width * size.height > mostPixels) throw new Error('it is too large')
    const { width, height, data } = PNG.sync.read(Buffer.from(bytes))
    return { width, height, data }
  }
  return jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: true,
    maxResolutionInMP: mostPixels / 1e6,
    maxMemoryUsageInMB: 1024,
  })
}

function written({ width, height, data }: Pixels): PictureDone {
  if (!hasHoles({ width, height, data })) {
    return { ending: 'jpg', bytes: jpeg.encode({ width, height, data }, quality).data }
  }
  const png = new PNG({ width, height })
  png.data = Buffer.from(data)
  return { ending: 'png', bytes: PNG.sync.write(png) }
}
