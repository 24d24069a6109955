/** How the same model is called in different places, and which names lie close to one another. Pure. */

/** Without `models/` before it, and without `-latest` or a date after it: `…-2026-09-29`, `…-20251001`. */
export function undated(id: string): string {
  return id.replace(/^models\//, '').replace(/-(latest|20\d\d-?[01]\d-?[0-3]\d)$/, '')
}

/** True when both name one model: by its alias and by its dated id, or with and without `models/`. */
export function sameModel(a: string, b: string): boolean {
  return undated(a) === undated(b)
}

/**
 * False for what by its name makes or reads something else than text: providers list those as well, without a mark.
 */
export function isTextModel(id: string): boolean {
  return !/(^|[-/_.])(embed(ding)?s?|whisper|tts|dall-e|moderation|transcribe|realtime|image|imagen|veo|sora|ocr|rerank|voxtral|audio|guard|safeguard|video|lyria|orpheus)([-/_.:\d]|$)/.test(
    id,
  )
}

/** How many to name. */
const mostNamed = 3

/** The ids that somebody who wrote `wanted` may have meant, the closest first; at most three. */
export function closestIds(wanted: string, ids: readonly string[]): string[] {
  const plain = plainName(wanted)
  const bound = Math.max(2, Math.floor(plain.length / 3))
  return [...new Set(ids)]
    .map((id) => ({ id, distance: distanceTo(plain, plainName(id)) }))
    .filter(({ distance }) => distance <= bound)
    .toSorted((a, b) => a.distance - b.distance || a.id.localeCompare(b.id, 'en', { numeric: true }))
    .slice(0, mostNamed)
    .map(({ id }) => id)
}

/** A name that begins with the other is closer than its length says: people leave ends out. */
function distanceTo(wanted: string, id: string): number {
  if (wanted !== '' && (id.startsWith(wanted) || wanted.startsWith(id))) return 1
  return editDistance(wanted, id)
}

/** Lower case, without the maker before a slash and without what stands between words. */
function plainName(id: string): string {
  return (undated(id.toLowerCase()).split('/').at(-1) ?? '').replaceAll(/[\s._:-]+/g, '-')
}

/** How many characters have to be put in, taken out or replaced (Levenshtein). */
export function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    above = current
  }
  return above[b.length] ?? 0
}
