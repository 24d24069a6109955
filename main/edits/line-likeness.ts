/** How alike two lines are: white space, quotes and a separator at the end hardly count, else it is the edit distance. Pure. */

/** Longer lines are only compared by their ends: they are minified code or data, and a distance would take too long. */
const longest = 400

/** How alike lines are that differ in nothing else. */
export const alikeButForSpace = 0.98

/** Lines that differ in nothing but white space, marks that nobody sees, kinds of quotes, how accents are composed, and a last `;` or `,`. */
export function looseKey(line: string): string {
  return line
    .normalize('NFC')
    .replace(/[\s\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/g, '')
    .replace(/[‘’“”`']/g, '"')
    .replace(/[;,]$/, '')
}

/** 1 for the same but for white space around them, 0 for nothing in common. Less than a half is not told apart from 0. */
export function likeness(first: string, second: string): number {
  const a = first.trim()
  const b = second.trim()
  if (a === b) return 1
  if (a === '' || b === '') return 0
  const length = Math.max(a.length, b.length)
  if (Math.min(a.length, b.length) * 2 < length) return 0
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1
  let end = 0
  const least = Math.min(a.length, b.length) - start
  while (end < least && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1
  if (length > longest) return (start + end) / length
  const most = Math.floor(length / 2)
  const distance = distanceOf(a.slice(start, a.length - end), b.slice(start, b.length - end), most)
  if (distance > most) return 0
  return looseKey(a) === looseKey(b) ? alikeButForSpace : 1 - distance / length
}

/** Levenshtein's distance; more than `most` where it is larger. */
function distanceOf(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = new Uint16Array(b.length + 1).map((_, index) => index)
  let next = new Uint16Array(b.length + 1)
  for (let i = 1; i <= a.length; i += 1) {
    next[0] = i
    let [best, left, above] = [i, i, i - 1]
    const code = a.charCodeAt(i - 1)
    for (let j = 1; j <= b.length; j += 1) {
      const before = above
      above = row[j] ?? 0
      left = Math.min(before + (code === b.charCodeAt(j - 1) ? 0 : 1), above + 1, left + 1)
      next[j] = left
      if (left < best) best = left
    }
    if (best > most) return most + 1
    ;[row, next] = [next, row]
  }
  return row[b.length] ?? 0
}
