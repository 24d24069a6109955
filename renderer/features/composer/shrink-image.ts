/** Makes an image small enough to send: at most 2,048 pixels a side and 2 MB, and of a kind that models read. */

export const longestSide = 2048
export const largestBytes = 2_000_000

const sendable = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif'])

/** True for what a browser may be able to draw; an SVG is a text. */
export function isImageFile(file: { readonly type: string }): boolean {
  return file.type.startsWith('image/') && file.type !== 'image/svg+xml'
}

/** The size within the limits, in whole pixels, the proportions kept. */
export function fitInside(width: number, height: number, side = longestSide): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** The file itself where it is within the limits; else a smaller copy. Rejects when it cannot be drawn. */
export async function shrinkImage(file: File): Promise<File> {
  const image = await createImageBitmap(file)
  try {
    const fits = Math.max(image.width, image.height) <= longestSide && file.size <= largestBytes
    if (fits && sendable.has(file.type)) return file
    return await redraw(image, file)
  } finally {
    image.close()
  }
}

/** Sharp where that is small enough: a screenshot is mostly text. Then with ever fewer details, then smaller. */
async function redraw(image: ImageBitmap, file: File): Promise<File> {
  let side = longestSide
  for (;;) {
    const { width, height } = fitInside(image.width, image.height, side)
    const canvas = new OffscreenCanvas(width, height)
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('There is no canvas here.')
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(image, 0, 0, width, height)
    const png = await canvas.convertToBlob({ type: 'image/png' })
    if (png.size <= largestBytes && file.type !== 'image/jpeg') return named(file, png, 'png')
    // A JPEG has no transparency: what shows through is white, as on paper.
    pen.globalCompositeOperation = 'destination-over'
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, width, height)
    for (const quality of [0.9, 0.8, 0.65]) {
      const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality })
      if (jpeg.size <= largestBytes) return named(file, jpeg, 'jpg')
    }
    side = Math.round(side * 0.75)
  }
}

function named(file: File, blob: Blob, extension: string): File {
  return new File([blob], `${file.name.replace(/\.[^.]*$/, '') || 'image'}.${extension}`, { type: blob.type })
}
