/** The last rung: the one place that is nearly what was looked for, or the nearest one to tell of. Pure. */
import { alignLines, type Alignment } from './align-lines.ts'
import type { LineText } from './find-lines.ts'
import { likeness, looseKey } from './line-likeness.ts'
import { votePlaces } from './vote-places.ts'

export interface NearPlace {
  readonly alignment: Alignment
  /** certain: it may be changed. rival: another place fits about as well. far: it is only the nearest. */
  readonly verdict: 'certain' | 'rival' | 'far'
}

const candidates = 5
/** A longer block is not laid over the file line by line. */
const mostLines = 400
const leastScore = 0.8
/** So much of the block must be there as it is, but for white space and quotes. */
const leastSame = 0.6
/** A place that is less alike than the best by this much is no rival. */
const clearLead = 0.1
/** How alike a block's first and last lines must be to theirs: they say where the change begins and ends. */
const leastAtEdges = 0.8
/** One line in so many may be missing, or be there without having been shown. */
const linesPerGap = 6
/** Of so few lines each must be the same but for white space and quotes: nothing around them vouches for the place. */
const fewLines = 2
/** Below this a place has nothing to do with what was looked for. */
const leastToTell = 0.3

/** `wanted` is not blank. */
export function nearPlace(file: LineText, wanted: readonly string[]): NearPlace | undefined {
  const { lines } = file
  const block = wanted.slice(0, mostLines)
  const found = votePlaces(file, block, candidates).flatMap((start) => alignLines(lines, block, start) ?? [])
  const ranked = distinct(found.toSorted((a, b) => b.score - a.score))
  const [best] = ranked
  if (best === undefined || best.score < leastToTell) return undefined
  const fitting = ranked.filter((one) => fits(lines, block, one))
  if (wanted.length > mostLines || fitting[0] !== best) return { alignment: best, verdict: 'far' }
  const rival = fitting.slice(1).some(({ score }) => best.score - score < clearLead)
  return { alignment: best, verdict: rival ? 'rival' : 'certain' }
}

function distinct(ranked: readonly Alignment[]): Alignment[] {
  const kept: Alignment[] = []
  for (const one of ranked) if (kept.every(({ from, to }) => one.to <= from || one.from >= to)) kept.push(one)
  return kept
}

function fits(
  lines: readonly string[],
  wanted: readonly string[],
  { pairs, score, same, missing, extra }: Alignment,
): boolean {
  const full = wanted.flatMap((line, index) => (line.trim() === '' ? [] : [index]))
  const found = (index: number): string => lines[pairs[index] ?? -1] ?? ''
  if (full.length <= fewLines) {
    const isSame = (index: number): boolean => looseKey(found(index)) === looseKey(wanted[index] ?? '')
    return missing + extra === 0 && full.every(isSame)
  }
  const edges = [full[0] ?? 0, full.at(-1) ?? 0]
  return (
    score >= leastScore &&
    same >= leastSame &&
    missing + extra <= Math.floor(full.length / linesPerGap) &&
    edges.every((index) => likeness(wanted[index] ?? '', found(index)) >= leastAtEdges)
  )
}
