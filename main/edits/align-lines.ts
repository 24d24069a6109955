/** Lays a block over a part of a file, line by line, with as little difference as possible. Pure. */
import { likeness } from './line-likeness.ts'

export interface Alignment {
  /** For each wanted line the file's line that it stands for (from 0), or -1. */
  readonly pairs: readonly number[]
  /** From the first such line to behind the last. */
  readonly from: number
  readonly to: number
  /** 1 when all lines are alike and none is missing, 0 when none is. */
  readonly score: number
  /** Lines with something in them: wanted ones that the file has not, and the file's in between that are not wanted. */
  readonly missing: number
  readonly extra: number
}

/** Pairs that are less alike than this are none. */
const leastLikeness = 0.5
const blankCost = 0.1

/** The best way to lay `wanted` over the lines near `start`; undefined when nothing fits there. */
export function alignLines(lines: readonly string[], wanted: readonly string[], start: number): Alignment | undefined {
  const slack = Math.min(8, 2 + Math.ceil(wanted.length / 4))
  const origin = Math.max(0, start - slack)
  const window = lines.slice(origin, Math.max(origin, start + wanted.length + slack))
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
      const alike = column > 0 && cost(row - 1, column - 1) < Infinity ? alikeness(line, other) : 0
      const paired = alike < leastLikeness ? Infinity : cost(row - 1, column - 1) + (1 - alike)
      const left = cost(row - 1, column) + own
      const passed = column > 0 ? cost(row, column - 1) + costOf(other) : Infinity
      const best = Math.min(paired, left, passed)
      const [costRow, stepRow] = [costs[row], steps[row]]
      if (costRow === undefined || stepRow === undefined) continue
      costRow[column] = best
      stepRow[column] = best === paired ? pairStep : best === left ? leaveStep : passStep
    }
  }
  return trace(steps, costs.at(-1) ?? new Float64Array(), window, wanted, origin)
}

const leaveStep = 1
const passStep = 2
const pairStep = 3

function trace(
  steps: readonly Uint8Array[],
  last: Float64Array,
  window: readonly string[],
  wanted: readonly string[],
  origin: number,
): Alignment | undefined {
  let column = last.reduce((best, value, index) => (value < (last[best] ?? Infinity) ? index : best), 0)
  const total = last[column] ?? Infinity
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
  const weight = wanted.reduce((sum, line) => sum + costOf(line), 0)
  const taken = new Set(paired)
  return {
    pairs,
    from,
    to: to + 1,
    score: Math.max(0, 1 - total / weight),
    missing: wanted.filter((line, index) => pairs[index] === -1 && line.trim() !== '').length,
    extra: window
      .slice(from - origin, to + 1 - origin)
      .filter((line, index) => !taken.has(from + index) && line.trim() !== '').length,
  }
}

function costOf(line: string): number {
  return line.trim() === '' ? blankCost : 1
}

function alikeness(a: string, b: string): number {
  return a.trim() === '' && b.trim() === '' ? 1 : likeness(a, b)
}
