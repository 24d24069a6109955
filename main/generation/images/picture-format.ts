/** What bytes are a picture of: by what they begin with, never by what somebody says of them. Pure. */

export type PictureFormat = 'png' | 'jpg' | 'webp'

/** Undefined for whatever is none of these. */
export function formatOf(bytes: Uint8Array): PictureFormat | undefined {
  const starts = (...values: readonly number[]): boolean => values.every((value, index) => bytes[index] === value)
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(0xff, 0xd8, 0xff)) return 'jpg'
  const isWebp = starts(0x52, 0x49, 0x46, 0x46) && Buffer.from(bytes.subarray(8, 12)).toString('latin1') === 'WEBP'
  return isWebp ? 'webp' : undefined
}

/** The size that a PNG says it has; undefined where it says none. */
export function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  if (bytes.length < 24) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
