import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { formatOf } from './picture-format.ts'
import { makePicture } from './picture.ts'
import { fileSize, resize } from './pixels.ts'

const quiet = new AbortController().signal
const shape = { width: 300, height: 200, isSaid: true }

function png(width: number, height: number, alpha = 255): Uint8Array {
  const image = new PNG({ width, height })
  for (let at = 0; at < image.data.length; at += 4) {
    const isLeft = (at / 4) % width < width / 2
    image.data.set(isLeft ? [250, 10, 10, alpha] : [10, 10, 250, alpha], at)
  }
  return PNG.sync.write(image)
}

test('a large picture becomes a JPEG, cut to the shape and twice as fine as its slot', async () => {
  const { ending, bytes } = await makePicture(png(640, 640), shape, quiet)
  expect(ending).toBe('jpg')
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true })
  expect([width, height]).toEqual([600, 400])
  expect(data[0]).toBeGreaterThan(230)
  expect(data[(600 - 1) * 4]).toBeLessThan(30)
  expect(bytes.length).toBeLessThan(20_000)
})

test('where the code says no size, the file has the size that it is shown in', async () => {
  const { bytes } = await makePicture(png(640, 640), { width: 300, height: 200 }, quiet)
  const { width, height } = jpeg.decode(bytes, { useTArray: true })
  expect([width, height]).toEqual([300, 200])
})

test('what can be seen through stays so', async () => {
  const { ending, bytes } = await makePicture(png(700, 500, 100), shape, quiet)
  expect(ending).toBe('png')
  expect(PNG.sync.read(Buffer.from(bytes)).data[3]).toBe(100)
})

test('a WebP is kept as it came', async () => {
  const bytes = Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1')
  await expect(makePicture(bytes, shape, quiet)).resolves.toEqual({ ending: 'webp', bytes })
})

test('what is no picture, or a broken one, or one that says that it is enormous, is refused in a sentence', async () => {
  const bomb = Buffer.from(png(4, 4))
  bomb.writeUInt32BE(60_000, 16)
  bomb.writeUInt32BE(60_000, 20)
  for (const bytes of [Buffer.from('<svg onload="x">'), Buffer.from(png(40, 40)).subarray(0, 60), bomb]) {
    await expect(makePicture(bytes, shape, quiet)).rejects.toMatchObject({ error: { kind: 'provider' } })
  }
})

test('a stop ends the work', async () => {
  const stop = new AbortController()
  const made = makePicture(png(640, 640), shape, stop.signal)
  stop.abort()
  await expect(made).rejects.toMatchObject({ error: { kind: 'aborted' } })
})

test('a file is never larger than what there is, nor than 1600 on a side', () => {
  const fine = { finer: 2, largest: 1600 }
  expect(fileSize({ width: 512, height: 512 }, { width: 960, height: 640 }, fine)).toEqual({ width: 512, height: 341 })
  expect(fileSize({ width: 4000, height: 4000 }, { width: 1440, height: 810 }, fine)).toEqual({
    width: 1600,
    height: 900,
  })
})

test('a smaller picture is the mean of the larger one', () => {
  const data = new Uint8Array([0, 100, 200, 50, 50, 150, 250, 250].flatMap((value) => [value, value, value, 255]))
  const { data: small } = resize({ width: 4, height: 2, data }, 2, 1)
  expect([...small]).toEqual([75, 75, 75, 255, 188, 188, 188, 255])
})

test('pictures are known by their bytes alone', () => {
  expect(formatOf(png(2, 2))).toBe('png')
  expect(formatOf(jpeg.encode({ width: 1, height: 1, data: new Uint8Array(4) }).data)).toBe('jpg')
  expect(formatOf(Buffer.from('GIF89a'))).toBeUndefined()
})
