/** Where a block may have been meant: the words and lines that it shares with the file vote for a place. Pure; linear. */
import type { LineText } from './find-lines.ts'

/** What stands in more lines than this says nothing about the place. */
const mostLines = 50
/** Words that a block repeats more often than this vote no more often. */
const mostRepeats = 6
/** A whole line says as much as so many words. */
const wordsPerLine = 4
/** A place with less than this share of the best one's votes is no rival. */
const leastShare = 0.3

/** First lines (from 0, some below 0) of the likeliest places, best first, none next to another. */
export function votePlaces({ lines, text }: LineText, wanted: readonly string[], most: number): number[] {
  const starts = startsOf(lines)
  const votes = new Map<number, number>()
  for (const [mark, { indexes, weight }] of marksOf(wanted)) {
    const places = linesWith(text, starts, mark)
    for (const place of places) {
      for (const index of indexes) {
        votes.set(place - index, (votes.get(place - index) ?? 0) + weight / places.length)
      }
    }
  }
  // A line more or less in the middle shifts what is behind it.
  const around = (start: number): number => (votes.get(start - 1) ?? 0) + (votes.get(start + 1) ?? 0)
  const ranked = [...votes].map(([start, count]) => ({ start, count: count + around(start) / 2 }))
  ranked.sort((a, b) => b.count - a.count || a.start - b.start)
  const chosen: number[] = []
  const apart = Math.min(2, Math.floor(wanted.length / 2))
  if (ranked.length === 0) return guessPlace(lines, wanted)
  const enough = (ranked[0]?.count ?? 0) * leastShare
  for (const { start, count } of ranked) {
    if (chosen.length === most || count < enough) break
    if (chosen.every((other) => Math.abs(other - start) > apart)) chosen.push(start)
  }
  return chosen
}

/** A longer file is not looked through for what only resembles a line. */
const mostGuessed = 5000

/** No word is the same: the line that has most in common with the block's longest one, by threes of characters. */
function guessPlace(lines: readonly string[], wanted: readonly string[]): number[] {
  if (lines.length > mostGuessed) return []
  const index = wanted.reduce((best, line, at) => (line.length > (wanted[best] ?? '').length ? at : best), 0)
  const line = (wanted[index] ?? '').trim().slice(0, 80)
  const threes = new Set(Array.from({ length: Math.max(0, line.length - 2) }, (_, at) => line.slice(at, at + 3)))
  let [place, most] = [-1, 0]
  lines.forEach((other, at) => {
    let count = 0
    for (const three of threes) if (other.includes(three)) count += 1
    if (count > most) [place, most] = [at, count]
  })
  return most * 4 < threes.size || place < 0 ? [] : [place - index]
}

interface Mark {
  /** Where in the block it stands. */
  readonly indexes: number[]
  weight: number
}

const word = /[^\s(){}[\]<>;:,.="'`/\\|&!?+*%@#~^-]{3,}/g
const mixed = /[a-z][A-Z]/
const border = /(?<=[a-z])(?=[A-Z])/

/** The block's lines, their words, and the parts of those: whatever could be found again in the file. */
function marksOf(wanted: readonly string[]): Map<string, Mark> {
  const marks = new Map<string, Mark>()
  const note = (mark: string, index: number, weight: number): void => {
    const known = marks.get(mark) ?? { indexes: [], weight }
    if (known.indexes.at(-1) !== index && known.indexes.length < mostRepeats) known.indexes.push(index)
    known.weight = Math.max(known.weight, weight)
    marks.set(mark, known)
  }
  wanted.forEach((line, index) => {
    const whole = line.trim()
    if (whole.length > 1) note(whole, index, wordsPerLine)
    for (const found of whole.match(word) ?? []) {
      note(found, index, 1)
      if (!mixed.test(found)) continue
      for (const part of found.split(border)) if (part.length > 2) note(part, index, 1)
    }
  })
  return marks
}

/** The lines that hold the mark; none when they are too many to tell anything. */
function linesWith(text: string, starts: Uint32Array, mark: string): number[] {
  const places: number[] = []
  let line = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, starts[line + 1] ?? text.length)) {
    line = lineAt(starts, at, line)
    places.push(line)
    if (places.length > mostLines) return []
    if (line + 1 >= starts.length) break
  }
  return places
}

function startsOf(lines: readonly string[]): Uint32Array {
  const starts = new Uint32Array(lines.length)
  // Behind the break at the text's start.
  let at = 1
  for (let index = 0; index < lines.length; index += 1) {
    starts[index] = at
    at += (lines[index]?.length ?? 0) + 1
  }
  return starts
}

/** The last line that starts at or before `at`, none before `from`. */
function lineAt(starts: Uint32Array, at: number, from: number): number {
  let low = from
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
