/** Applies a block at a place that the user has chosen, though it does not fit there by itself. Pure. */
import { alignLines } from './align-lines.ts'
import type { EditBlock, NearestPlace } from './apply-edit.ts'
import { learnIndenting } from './indentation.ts'
import { mergeLines } from './merge-lines.ts'
import { linesOf, replaceLines, type SourceText } from './source-text.ts'

/**
 * The text with the block at `place`, or undefined when the place's lines are not there any more. They may have moved: the
 * ones nearest to `place.line` count. What the block leaves alone stays as the file has it; where the two differ too much
 * for that, the place's lines are replaced.
 */
export function applyAt(
  source: SourceText,
  { search, replace }: EditBlock,
  place: NearestPlace,
): SourceText | undefined {
  const known = place.text.split('\n')
  const from = findNear(source.lines, known, place.line - 1)
  if (from === undefined) return undefined
  const found = source.lines.slice(from, from + known.length)
  const inside = withinLine(found, search, replace)
  if (inside !== undefined) return replaceLines(source, from, 1, inside)
  const wanted = withoutBlankEdges(linesOf(search))
  const replacement = withoutBlankEdges(linesOf(replace))
  const alignment = alignLines(found, wanted, 0)
  const merged = alignment && mergeLines(found, wanted, replacement, alignment)
  const lines =
    merged === undefined || alignment === undefined
      ? indentedLike(found, wanted, replacement)
      : [...found.slice(0, alignment.from), ...merged, ...found.slice(alignment.to)]
  return replaceLines(source, from, known.length, lines)
}

/** Where the lines stand, but for white space at their ends, nearest to `line` (from 0). */
function findNear(lines: readonly string[], known: readonly string[], line: number): number | undefined {
  const keys = known.map((one) => one.trim())
  let best: number | undefined
  for (let at = 0; at + keys.length <= lines.length; at += 1) {
    if (!keys.every((key, index) => lines[at + index]?.trim() === key)) continue
    if (best === undefined || Math.abs(at - line) < Math.abs(best - line)) best = at
  }
  return best
}

/** A part of the one line that stands in it once. */
function withinLine(found: readonly string[], search: string, replace: string): readonly string[] | undefined {
  const part = search.trim()
  const [line = ''] = found
  if (found.length !== 1 || part === '' || part.includes('\n') || part === line.trim()) return undefined
  const at = line.indexOf(part)
  if (at < 0 || line.includes(part, at + 1)) return undefined
  return (line.slice(0, at) + replace.trim() + line.slice(at + part.length)).split('\n')
}

function indentedLike(
  found: readonly string[],
  wanted: readonly string[],
  replacement: readonly string[],
): readonly string[] {
  return learnIndenting([{ wanted: wanted[0] ?? '', found: found[0] ?? '' }]).apply(replacement)
}

function withoutBlankEdges(lines: readonly string[]): readonly string[] {
  const isFull = (line: string): boolean => line.trim() !== ''
  const first = lines.findIndex(isFull)
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(isFull) + 1)
}
