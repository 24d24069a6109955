/**
 * What has been delivered of a text that comes in pieces and then once more as a whole. Keeps no text: a length and a
 * checksum tell whether the whole one begins with the pieces, so that an answer is neither doubled nor cut.
 */
export interface Pieces {
  /** In UTF-16 units. */
  length(): number
  add(piece: string): void
  /** What the whole text has beyond the pieces; undefined when it does not begin with them. */
  restOf(whole: string): string | undefined
}

const offsetBasis = 0x811c9dc5
const prime = 0x01000193

/** FNV-1a over UTF-16 units, continued from `hash`. */
function hashed(text: string, end: number, hash: number): number {
  let result = hash
  for (let at = 0; at < end; at += 1) result = Math.imul(result ^ text.charCodeAt(at), prime)
  return result
}

export function createPieces(): Pieces {
  let length = 0
  let hash = offsetBasis
  return {
    length: () => length,
    add(piece) {
      hash = hashed(piece, piece.length, hash)
      length += piece.length
    },
    restOf(whole) {
      if (whole.length < length || hashed(whole, length, offsetBasis) !== hash) return undefined
      return whole.slice(length)
    },
  }
}
