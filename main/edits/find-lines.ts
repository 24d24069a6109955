/** Where a block of lines stands in a file, by one reading of lines after the other. Pure; linear in the file's length. */

/** exact: as they are. trimmed: without white space at their ends. indented: without white space at both ends. */
export type Reading = 'exact' | 'trimmed' | 'indented'

const read: Readonly<Record<Reading, (line: string) => string>> = {
  exact: (line) => line,
  trimmed: (line) => line.trimEnd(),
  indented: (line) => line.trim(),
}

/** More places than this are not counted. */
const mostPlaces = 10

/** The first lines (from 0) of the places where `wanted` stands, in their order; places may overlap. */
export function findLines(lines: readonly string[], wanted: readonly string[], reading: Reading): number[] {
  if (wanted.length === 0 || wanted.length > lines.length) return []
  const take = read[reading]
  const all = reading === 'exact' ? lines : lines.map(take)
  const text = `\n${all.join('\n')}\n`
  const block = `\n${wanted.map(take).join('\n')}\n`
  const places: number[] = []
  let line = 0
  let counted = 0
  for (let at = text.indexOf(block); at >= 0 && places.length < mostPlaces; at = text.indexOf(block, at + 1)) {
    for (let next = text.indexOf('\n', counted); next < at; next = text.indexOf('\n', counted)) {
      line += 1
      counted = next + 1
    }
    places.push(line)
  }
  return places
}

/** A part of a line, or lines that begin or end within one. */
export interface TextPlace {
  readonly from: number
  readonly to: number
}

/** Where the very text stands, not cut out of a longer word or number. */
export function findText(text: string, wanted: string): TextPlace[] {
  const places: TextPlace[] = []
  if (wanted.trim() === '') return places
  for (let at = text.indexOf(wanted); at >= 0 && places.length < mostPlaces; at = text.indexOf(wanted, at + 1)) {
    const to = at + wanted.length
    if (!joins(text.charAt(at - 1), wanted.charAt(0)) && !joins(wanted.charAt(wanted.length - 1), text.charAt(to))) {
      places.push({ from: at, to })
    }
  }
  return places
}

const inWord = /[\p{L}\p{N}\p{M}\p{Cs}_$]/u

/** True for two characters that are one word when they stand side by side. */
function joins(before: string, after: string): boolean {
  return inWord.test(before) && inWord.test(after)
}
