/** Where a block may have been meant: the words and lines that it shares with the file vote for a place. Pure; linear. */
import { looseKey } from './line-likeness.ts'

/** What stands in more lines than this says nothing about the place. */
const mostLines = 50
/** Words that a block repeats more often than this vote no more often. */
const mostRepeats = 6

/** First lines (from 0, some below 0) of the likeliest places, best first, none next to another. */
export function votePlaces(lines: readonly string[], wanted: readonly string[], most: number): number[] {
  const asked = new Map<string, number[]>()
  wanted.forEach((line, index) => {
    for (const mark of marksOf(line)) {
      const known = asked.get(mark)
      if (known === undefined) asked.set(mark, [index])
      else if (known.length < mostRepeats) known.push(index)
    }
  })
  const standing = new Map<string, number[]>()
  lines.forEach((line, index) => {
    for (const mark of marksOf(line)) {
      if (!asked.has(mark)) continue
      const known = standing.get(mark)
      if (known === undefined) standing.set(mark, [index])
      else if (known.length <= mostLines) known.push(index)
    }
  })
  const votes = new Map<number, number>()
  for (const [mark, places] of standing) {
    if (places.length > mostLines) continue
    const weight = (mark.startsWith(lineMark) ? 4 : 1) / places.length
    for (const place of places) {
      for (const index of asked.get(mark) ?? []) votes.set(place - index, (votes.get(place - index) ?? 0) + weight)
    }
  }
  // A line more or less in the middle shifts what is behind it.
  const around = (start: number): number => (votes.get(start - 1) ?? 0) + (votes.get(start + 1) ?? 0)
  const ranked = [...votes].map(([start, count]) => ({ start, count: count + around(start) / 2 }))
  ranked.sort((a, b) => b.count - a.count || a.start - b.start)
  const chosen: number[] = []
  for (const { start } of ranked) {
    if (chosen.length === most) break
    if (chosen.every((other) => Math.abs(other - start) > 2)) chosen.push(start)
  }
  return chosen
}

const lineMark = '\n'
const word = /[^\s(){}[\]<>;:,.="'`/\\|&!?+*%@#~^-]{3,}/g

/** The words of a line, each once, and the line itself. */
function marksOf(line: string): Iterable<string> {
  const words = line.match(word)
  if (words === null) return []
  return new Set([...words, lineMark + looseKey(line)])
}
