/**
 * Percentiles of many values, by nearest rank. Exact where the values are kept. Else each falls into a bin of a fixed
 * scale, 128 to each doubling: a percentile is the middle of its bin and at most 0.4 % off (`binError`); means stay exact.
 */
import type { Percentiles } from '#shared/domain/metrics.ts'

/** How far a percentile from bins may be off, as a share of it. */
export const binError = 0.004

/** The upper half of a 32-bit float is its exponent and seven bits of its fraction: a logarithmic scale for nothing. */
const float = new Float32Array(1)
const bits = new Uint32Array(float.buffer)
/** 2^-7: what is less is counted as nothing. */
const lowestBin = 0x3c00
/** Past 2^33, which is 99 days in milliseconds. */
const binCount = 0x5000 - lowestBin

export class Sample {
  private readonly values: number[] = []
  private readonly bins: Uint32Array | undefined
  private sum = 0
  count = 0

  constructor(isExact: boolean) {
    this.bins = isExact ? undefined : new Uint32Array(binCount)
  }

  /** Zero or more. */
  add(value: number): void {
    this.count += 1
    this.sum += value
    if (this.bins === undefined) {
      this.values.push(value)
      return
    }
    float[0] = value
    const bin = ((bits[0] ?? 0) >>> 16) - lowestBin
    const at = bin < 0 ? 0 : bin >= binCount ? binCount - 1 : bin
    this.bins[at] = (this.bins[at] ?? 0) + 1
  }

  /** Adds all of another one of the same kind. */
  merge(other: Sample): void {
    this.count += other.count
    this.sum += other.sum
    if (this.bins === undefined || other.bins === undefined) {
      for (const value of other.values) this.values.push(value)
      return
    }
    for (let bin = 0; bin < binCount; bin += 1) this.bins[bin] = (this.bins[bin] ?? 0) + (other.bins[bin] ?? 0)
  }

  /** In the order of the shares, which rise from 0 to 1; nothing where there are no values. */
  percentiles(shares: readonly number[]): number[] {
    if (this.count === 0) return []
    const ranks = shares.map((share) => Math.max(1, Math.ceil(share * this.count)))
    if (this.bins === undefined) {
      const sorted = new Float64Array(this.values).sort()
      return ranks.map((rank) => sorted[rank - 1] ?? 0)
    }
    const found: number[] = []
    let passed = 0
    for (let bin = 0; bin < binCount && found.length < ranks.length; bin += 1) {
      passed += this.bins[bin] ?? 0
      while (found.length < ranks.length && passed >= (ranks[found.length] ?? 0)) found.push(middleOf(bin))
    }
    return found
  }

  /** Each value, or the middle of its bin, and how often it is there; in no order. */
  *entries(): Generator<readonly [value: number, count: number]> {
    if (this.bins === undefined) for (const value of this.values) yield [value, 1]
    else for (const [bin, count] of this.bins.entries()) if (count > 0) yield [middleOf(bin), count]
  }

  summary(): Percentiles | undefined {
    const [p50 = 0, p95 = 0, p99 = 0] = this.percentiles([0.5, 0.95, 0.99])
    return this.count === 0 ? undefined : { p50, p95, p99, mean: this.sum / this.count }
  }
}

function middleOf(bin: number): number {
  return bin === 0 ? 0 : (startOf(bin) + startOf(bin + 1)) / 2
}

function startOf(bin: number): number {
  bits[0] = (bin + lowestBin) << 16
  return float[0] ?? 0
}
