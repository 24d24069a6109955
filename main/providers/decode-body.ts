/** Bodies that come compressed although Kiln asked for none: decoded as they arrive, or refused. */
import { pipeline, type Readable, type Transform } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

// Every piece is handed on when it comes: a token must not wait for the next block.
const flush = { flush: constants.Z_SYNC_FLUSH }

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip(flush),
  'x-gzip': () => createGunzip(flush),
  deflate: () => createInflate(flush),
  br: () => createBrotliDecompress({ flush: constants.BROTLI_OPERATION_FLUSH }),
}

/**
 * The body in the clear; itself when `encoding` says that it is. Undefined for an encoding that Kiln does not know.
 * A body cut off in the middle of its compression fails with Z_BUF_ERROR; destroying either stream destroys both.
 */
export function decodeBody<Body extends Readable>(
  body: Body,
  encoding: string | undefined,
): Body | Transform | undefined {
  const name = encoding?.trim().toLowerCase() ?? ''
  if (name === '' || name === 'identity') return body
  const decoder = Object.hasOwn(decoders, name) ? decoders[name]?.() : undefined
  if (decoder === undefined) return undefined
  pipeline(body, decoder, () => {})
  return decoder
}

/** True when the bytes themselves are wrong, and not only fewer than they should be. */
export function isDamage(thrown: unknown): boolean {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  return /^(Z_|ERR__ERROR_|ERR_BROTLI)/.test(code) && code !== 'Z_BUF_ERROR'
}
