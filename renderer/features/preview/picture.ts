/** Whether bytes are a picture of the kind that was asked for, and of a size that can be shown. Pure. */

const mostBytes = 40_000_000
const longestSide = 16_384

const pngBeginning = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** By the file's own beginning, not by what anyone says of it. */
export function isPicture(bytes: ArrayBuffer, format: 'image/png' | 'image/webp'): boolean {
  if (bytes.byteLength < 32 || bytes.byteLength > mostBytes) return false
  const view = new DataView(bytes)
  if (format === 'image/png') {
    const size = [view.getUint32(16), view.getUint32(20)]
    return pngBeginning.every((byte, index) => view.getUint8(index) === byte) && size.every(isSide)
  }
  return view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250
}

function isSide(pixels: number): boolean {
  return pixels > 0 && pixels <= longestSide
}

/** A file's name from a project's: what no system refuses, whatever the project is called. */
export function pictureName(project: string, device: string, at: Date): string {
  const plain = (text: string): string =>
    text
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
      .toLowerCase()
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  const time = `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`
  return [plain(project) || 'app', plain(device), day, time].filter((part) => part !== '').join('-') + '.png'
}
