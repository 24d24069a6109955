/** What the bytes of an attachment are: told by the bytes themselves, never by a name. Pure. */
import type { Attachment } from '#shared/domain/attachment.ts'

/** Undefined for what is neither an image of these four kinds nor a text. */
export function attachmentKind(bytes: Uint8Array): Pick<Attachment, 'kind' | 'mediaType'> | undefined {
  const mediaType = imageType(bytes)
  if (mediaType !== undefined) return { kind: 'image', mediaType }
  return isText(bytes) ? { kind: 'text', mediaType: 'text/plain' } : undefined
}

function imageType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'image/gif'
  if (head.startsWith('RIFF') && head.slice(8) === 'WEBP') return 'image/webp'
  return undefined
}

/** UTF-8 without NUL, and something in it. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
