/** Pictures of apps as a window captured them: only small ones, and only of kinds that every browser draws. */
import { failure } from '#shared/domain/error.ts'

/** The largest picture that is kept, in bytes. */
const largestThumbnail = 512 * 1024

/** Throws invalid-input for a picture of more bytes. */
export function checkThumbnailSize(bytes: number): void {
  if (bytes > largestThumbnail)
    throw failure('invalid-input', 'This picture is too large: a thumbnail has at most 512 KiB.')
}

/** What the bytes are, by how they begin. Throws invalid-input for anything but a small PNG, WebP or JPEG. */
export function checkThumbnail(bytes: Uint8Array): string {
  checkThumbnailSize(bytes.byteLength)
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(12, bytes.byteLength)).toString('latin1')
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (/^RIFF[^]{4}WEBP$/.test(start)) return 'image/webp'
  throw failure('invalid-input', 'A thumbnail is a PNG, WebP or JPEG picture.')
}
