/** How fast an answer came, over its time: from what was noted of it to tokens a second. Pure. */
import type { RequestRecord } from '#shared/domain/request-record.ts'

export interface RatePoint {
  /** After the first token. */
  readonly fromMs: number
  readonly perSecond: number
}

/** So short a stretch at the end says nothing by itself. */
const shortest = 0.3
/** Where nobody counted the tokens. */
const charactersEach = 4

/** Empty for an answer that came in one piece. */
export function streamRate(
  record: Pick<RequestRecord, 'rate' | 'usage' | 'firstTokenMs' | 'totalMs'>,
): readonly RatePoint[] {
  const { rate, usage, firstTokenMs = 0, totalMs } = record
  if (rate === undefined) return []
  const { everyMs, characters } = rate
  const all = characters.reduce((sum, count) => sum + count, 0)
  if (all === 0) return []
  const tokensEach = usage === undefined || usage.output === 0 ? 1 / charactersEach : usage.output / all
  const lengthMs = Math.max(everyMs, totalMs - firstTokenMs)
  const points = characters.flatMap((count, at) => {
    const ms = Math.min(everyMs, lengthMs - at * everyMs)
    // What came in the last moment belongs to the stretch before it.
    if (at > 0 && ms < shortest * everyMs) return []
    return [{ fromMs: at * everyMs, perSecond: (count * tokensEach * 1000) / ms }]
  })
  return points.length < 2 ? [] : points
}
