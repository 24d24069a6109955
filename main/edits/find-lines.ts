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

/** A file's lines, and the same as one text with a break before, between and behind them. */
export interface LineText {
  readonly lines: readonly string[]
  readonly text: string
}

export function lineText(lines: readonly string[]): LineText {
  return { lines, text: framed(lines) }
}

/** The first lines (from 0) of the places where `wanted` stands, in their order; places may overlap. */
export function findLines(file: LineText, wanted: readonly string[], reading: Reading): number[] {
  if (wanted.length === 0 || wanted.length > file.lines.length) return []
  // Whatever the reading, each line's words must be there: that is quickly seen.
  if (!wanted.every((line) => file.text.includes(line.trim()))) return []
  const take = read[reading]
  const text = reading === 'exact' ? file.text : framed(file.lines.map(take))
  const block = framed(wanted.map(take))
  const places: number[] = []
  let line = 0
  let counted = 1
  for (let at = text.indexOf(block); at >= 0 && places.length < mostPlaces; at = text.indexOf(block, at + 1)) {
    for (let next = text.indexOf('\n', counted); next < at + 1; next = text.indexOf('\n', counted)) {
      line += 1
      counted = next + 1
    }
    places.push(line)
  }
  return places
}

function framed(lines: readonly string[]): string {
  return `\n${lines.join('\n')}\n`
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

/** Two invisible marks join: letters of some scripts, and emoji to one. */
const inWord = /[\p{L}\p{N}\p{M}\p{Cs}_$\u200c\u200d]/u

/** True for two characters that are one word when they stand side by side. */
function joins(before: string, after: string): boolean {
  return inWord.test(before) && inWord.test(after)
}
