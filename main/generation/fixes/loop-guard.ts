/** What has been tried against an error since the last prompt, what that took, and whether it came back. Pure. */
import type { ModelRef } from '#shared/domain/model.ts'
import type { FixSpending } from '#shared/domain/problem.ts'
import type { RunRecord } from '#shared/domain/run.ts'

export interface Tries {
  readonly spent: FixSpending
  readonly models: readonly ModelRef[]
  /** After a try that came to its end, it was seen again: the same once more would be the same again. */
  readonly stuck: boolean
  /** A try came to its end, and it was not seen since. */
  readonly isGone: boolean
}

/** The runs since the last prompt, oldest first; pictures and answers that were only compared are none of them. */
export function runsSincePrompt(runs: readonly RunRecord[]): readonly RunRecord[] {
  const turns = runs.filter(({ beside }) => beside === undefined)
  return turns.slice(turns.findLastIndex(({ fix }) => fix === undefined) + 1)
}

/**
 * `seenAt`: when it came last, in milliseconds since 1970. `isShownWhileWritten`: a plain page runs as it is written, so what it
 * says from the run's start on is of the new code.
 */
export function triesOf(id: string, seenAt: number, runs: readonly RunRecord[], isShownWhileWritten: boolean): Tries {
  const tries = runs.filter(
    ({ fix, state }) => state !== 'running' && fix?.problems.some((one) => one.id === id) === true,
  )
  // What was to be looked at first and was not accepted never came into the app.
  const ended = tries.filter(({ state, draft }) => state === 'done' && (draft === 'none' || draft === 'applied'))
  const newest = ended.at(-1)
  const since = isShownWhileWritten ? newest?.startedAt : newest?.endedAt
  const costs = tries.map(({ cost }) => cost?.usd)
  const known = costs.filter((usd) => usd !== undefined)
  return {
    spent: {
      tries: tries.length,
      tokens: tries.reduce((sum, { usage }) => sum + (usage?.input ?? 0) + (usage?.output ?? 0), 0),
      ...(known.length < costs.length ? {} : { usd: known.reduce((sum, usd) => sum + usd, 0) }),
      ms: tries.reduce((sum, { startedAt, endedAt }) => sum + (endedAt ?? startedAt) - startedAt, 0),
    },
    models: tries.map(({ asked, answered }) => answered ?? asked),
    stuck: newest !== undefined && seenAt > (since ?? 0),
    isGone: newest !== undefined && seenAt <= (since ?? 0),
  }
}
