/** Lays a block over a part of a file, line by line, with as little difference as possible. Pure. */
import { alikeButForSpace, likeness } from './line-likeness.ts'

export interface Alignment {
  /** For each wanted line the file's line that it stands for (from 0), or -1. */
  readonly pairs: readonly number[]
  /** From the first such line to behind the last. */
  readonly from: number
  readonly to: number
  /** How alike the wanted lines are to theirs, by their weight: 1 when all are, 0 when none is. */
  readonly score: number
  /** The share of them, by weight, that are the same but for white space and quotes. */
  readonly same: number
  /** Lines with something in them: wanted ones that the file has not, and the file's in between that are not wanted. */
  readonly missing: number
  readonly extra: number
}

/** Pairs that are less alike than this are none. */
const leastLikeness = 0.5
const least = 0.1
/** So many letters and digits make a line tell as much as any. */
const telling = 8

/** The best way to lay `wanted` over the lines near `start`; undefined when nothing fits there. */
export function alignLines(lines: readonly string[], wanted: readonly string[], start: number): Alignment | undefined {
  // One or two lines stand where they stand, or not at all.
  const slack = wanted.length <= 2 ? 0 : Math.min(8, 1 + Math.ceil(wanted.length / 4))
  const origin = Math.max(0, start - slack)
  const window = lines.slice(origin, Math.max(origin, start + wanted.length + slack))
  const weights = window.map(costOf)
  const shift = start - origin
  const width = window.length
  const costs = Array.from({ length: wanted.length + 1 }, () => new Float64Array(width + 1).fill(Infinity))
  const steps = Array.from({ length: wanted.length + 1 }, () => new Uint8Array(width + 1))
  const cost = (row: number, column: number): number => costs[row]?.[column] ?? Infinity
  const isNear = (row: number, column: number): boolean => Math.abs(column - shift - row) <= slack + 1
  // Where in the window the block begins costs nothing.
  costs[0]?.fill(0)
  for (let row = 1; row <= wanted.length; row += 1) {
    const line = wanted[row - 1] ?? ''
    const own = costOf(line)
    for (let column = 0; column <= width; column += 1) {
      if (!isNear(row, column)) continue
      const other = window[column - 1] ?? ''
      const weight = weights[column - 1] ?? 0
      const alike = column > 0 && cost(row - 1, column - 1) < Infinity ? alikeness(line, other) : 0
      const paired = alike < leastLikeness ? Infinity : cost(row - 1, column - 1) + (1 - alike) * Math.max(own, weight)
      const left = cost(row - 1, column) + own
      const passed = column > 0 ? cost(row, column - 1) + weight : Infinity
      const best = Math.min(paired, left, passed)
      const [costRow, stepRow] = [costs[row], steps[row]]
      if (costRow === undefined || stepRow === undefined) continue
      costRow[column] = best
      stepRow[column] = best === paired ? pairStep : best === left ? leaveStep : passStep
    }
  }
  return trace(steps, costs.at(-1) ?? new Float64Array(), lines, window, wanted, origin)
}

const leaveStep = 1
const passStep = 2
const pairStep = 3

function trace(
  steps: readonly Uint8Array[],
  last: Float64Array,
  lines: readonly string[],
  window: readonly string[],
  wanted: readonly string[],
  origin: number,
): Alignment | undefined {
  let column = last.reduce((best, value, index) => (value < (last[best] ?? Infinity) ? index : best), 0)
  const pairs = wanted.map(() => -1)
  for (let row = wanted.length; row > 0;) {
    const step = steps[row]?.[column]
    if (step === pairStep) pairs[row - 1] = origin + column - 1
    if (step !== passStep) row -= 1
    if (step !== leaveStep) column -= 1
    if (step === undefined || step === 0 || column < 0) return undefined
  }
  const paired = pairs.filter((line) => line >= 0)
  const from = paired[0]
  const to = paired.at(-1)
  if (from === undefined || to === undefined) return undefined
  let [weight, alike, same] = [0, 0, 0]
  wanted.forEach((line, index) => {
    const own = costOf(line)
    const found = lines[pairs[index] ?? -1]
    const like = found === undefined ? 0 : alikeness(line, found)
    weight += own
    alike += own * like
    if (like >= alikeButForSpace) same += own
  })
  const taken = new Set(paired)
  return {
    pairs,
    from,
    to: to + 1,
    score: alike / weight,
    same: same / weight,
    missing: wanted.filter((line, index) => pairs[index] === -1 && line.trim() !== '').length,
    extra: window
      .slice(from - origin, to + 1 - origin)
      .filter((line, index) => !taken.has(from + index) && line.trim() !== '').length,
  }
}

/** What a line weighs: a closing bracket says little about the place. */
function costOf(line: string): number {
  return least + (1 - least) * Math.min(1, line.replace(/[^\p{L}\p{N}]/gu, '').length / telling)
}

function alikeness(a: string, b: string): number {
  return a.trim() === '' && b.trim() === '' ? 1 : likeness(a, b)
}
