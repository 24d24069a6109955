/** How times are spread, over steps that look even on a logarithmic scale. */
import type { Bin } from '#shared/domain/metrics.ts'
import type { Sample } from './sample.ts'

const edges = [
  0, 50, 100, 150, 200, 300, 400, 500, 700, 1000, 1500, 2000, 3000, 4000, 5000, 7000, 10_000, 15_000, 20_000, 30_000,
  40_000, 50_000, 70_000, 100_000, 150_000, 200_000, 300_000,
]

/** From the first one that holds something to the last; none without values. */
export function createBins(sample: Sample): Bin[] {
  const counts = edges.map(() => 0)
  for (const [value, count] of sample.entries()) {
    const at = edges.findLastIndex((edge) => value >= edge)
    counts[at] = (counts[at] ?? 0) + count
  }
  const first = counts.findIndex((count) => count > 0)
  const last = counts.findLastIndex((count) => count > 0)
  return edges.flatMap((from, at) => {
    const upTo = edges[at + 1]
    return first < 0 || at < first || at > last
      ? []
      : [{ from, ...(upTo === undefined ? {} : { upTo }), count: counts[at] ?? 0 }]
  })
}
