/** What Kiln tells of its last requests outside of its window: to `kiln metrics` and at `/api/metrics`. */
import { z } from 'zod'
import { MetricsOverview, TargetVerdict } from './metrics.ts'

const ReportedTarget = TargetVerdict.extend({
  /** The verdict as an English sentence. */
  words: z.string(),
})

export const MetricsReport = MetricsOverview.extend({
  /** Milliseconds since 1970. */
  at: z.number(),
  /** So many of the newest requests are meant. */
  last: z.number().int(),
  /** Each over so many of the newest requests to its class of model. */
  targets: z.array(ReportedTarget),
})
export type MetricsReport = z.infer<typeof MetricsReport>

export const defaultLast = 100

/** How many of the newest requests are asked for; undefined for what is no number from 1 to 1,000,000. */
export function readLast(text: string): number | undefined {
  const last = Number(text)
  return /^\d{1,7}$/.test(text) && last >= 1 && last <= 1_000_000 ? last : undefined
}
