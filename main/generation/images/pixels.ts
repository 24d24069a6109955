/** A picture as pixels, and the same one smaller and cut to a shape. Pure. */

export interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green, blue and alpha, a byte each, row by row. */
  readonly data: Uint8Array
}

/** Where of a picture to take what, so that it fills `width` by `height` without being stretched: the middle of it. */
export function cutFor(
  picture: { readonly width: number; readonly height: number },
  width: number,
  height: number,
): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
  const scale = Math.min(picture.width / width, picture.height / height)
  const [across, down] = [width * scale, height * scale]
  return { left: (picture.width - across) / 2, top: (picture.height - down) / 2, width: across, height: down }
}

/** The size of the file for a slot: `finer` times as fine, at most `largest` on a side, never larger than what there is. */
export function fileSize(
  picture: { readonly width: number; readonly height: number },
  slot: { readonly width: number; readonly height: number },
  { finer, largest }: { readonly finer: number; readonly largest: number },
): { readonly width: number; readonly height: number } {
  const cut = cutFor(picture, slot.width, slot.height)
  const scale = Math.min(finer, largest / slot.width, largest / slot.height, cut.width / slot.width)
  return { width: Math.max(1, Math.round(slot.width * scale)), height: Math.max(1, Math.round(slot.height * scale)) }
}

/** Each new pixel is the mean of all that it covers: nothing flickers or gets jagged, as it does when pixels are skipped. */
export function resize(picture: Pixels, width: number, height: number): Pixels {
  const cut = cutFor(picture, width, height)
  const across = weights(cut.left, cut.width, width, picture.width)
  const down = weights(cut.top, cut.height, height, picture.height)
  const rows = new Float32Array(width * picture.height * 4)
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < width; x += 1) mix(rows, (y * width + x) * 4, picture.data, y * picture.width * 4, 4, across[x])
  }
  const data = new Uint8Array(width * height * 4)
  const sum = new Float32Array(4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      mix(sum, 0, rows, x * 4, width * 4, down[y])
      for (let channel = 0; channel < 4; channel += 1)
        data[(y * width + x) * 4 + channel] = Math.round(sum[channel] ?? 0)
    }
  }
  return { width, height, data }
}

interface Weighted {
  readonly first: number
  readonly weights: readonly number[]
}

/** Of each new pixel: the old ones that it covers, and how much of each. */
function weights(start: number, length: number, count: number, limit: number): readonly Weighted[] {
  const step = length / count
  return Array.from({ length: count }, (_, index) => {
    const from = start + index * step
    const to = from + step
    const first = Math.max(0, Math.floor(from))
    const last = Math.min(limit, Math.ceil(to - 1e-9))
    const parts = Array.from(
      { length: Math.max(1, last - first) },
      (_one, offset) => Math.min(to, first + offset + 1) - Math.max(from, first + offset),
    )
    const sum = parts.reduce((a, b) => a + b, 0)
    return { first, weights: parts.map((part) => part / sum) }
  })
}

function mix(
  into: Float32Array,
  at: number,
  from: Uint8Array | Float32Array,
  base: number,
  stride: number,
  weighted: Weighted | undefined,
): void {
  for (let channel = 0; channel < 4; channel += 1) {
    let sum = 0
    let place = base + (weighted?.first ?? 0) * stride + channel
    for (const weight of weighted?.weights ?? []) {
      sum += (from[place] ?? 0) * weight
      place += stride
    }
    into[at + channel] = sum
  }
}

/** True when something of it can be seen through. */
export function hasHoles({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 255) < 250) return true
  return false
}
