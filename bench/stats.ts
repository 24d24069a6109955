/** Medians, p95 and the verdict: plain arithmetic over samples. */

export interface Measured {
  readonly name: string
  /** Of p50 and p95: ms, ms/s, ratio… */
  readonly unit: string
  readonly p50: number
  readonly p95: number
  /** Only where it is the figure that counts. */
  readonly p99?: number
  /** The baseline's median, measured in the same run; null where there is nothing to compare with. */
  readonly baseline: number | null
  /** The measure's median over the baseline's. */
  readonly ratio: number | null
  /** What `ratio` may be at most; without a baseline, what the figure that counts may be, in `unit`. */
  readonly limit: number | null
  readonly ok: boolean
}

export interface Samples {
  readonly name: string
  readonly unit: string
  readonly samples: readonly number[]
  readonly baseline?: readonly number[]
  /** On the ratio where there is a baseline, else on `counts` (default: p50). */
  readonly limit?: number
  readonly counts?: 'p50' | 'p95' | 'p99'
}

/** The nearest-rank percentile of at least one sample; `share` from 0 to 1. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('A measure needs at least one sample.')
  return value
}

const shares = { p50: 0.5, p95: 0.95, p99: 0.99 } as const

export function judge({ name, unit, samples, baseline, limit, counts = 'p50' }: Samples): Measured {
  const p50 = percentile(samples, 0.5)
  const p95 = percentile(samples, 0.95)
  const base = baseline === undefined ? null : percentile(baseline, 0.5)
  const ratio = base === null ? null : p50 / base
  const figure = ratio ?? percentile(samples, shares[counts])
  return {
    name,
    unit,
    p50,
    p95,
    ...(counts === 'p99' ? { p99: figure } : {}),
    baseline: base,
    ratio,
    limit: limit ?? null,
    ok: limit === undefined || figure <= limit,
  }
}
