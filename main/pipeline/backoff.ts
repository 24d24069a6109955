/** How long to wait before an attempt is repeated, and whether at all. Pure. */
import type { AppError, ErrorKind } from '#shared/domain/error.ts'

export interface WaitPlan {
  readonly ms: number
  /** Whose budget it is taken from. */
  readonly of: 'trouble' | 'rate'
}

/** Trouble that passes by itself, unless whoever tells it says that it does not. */
const passing: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'overloaded',
  'unreachable',
  'timeout-connect',
  'timeout-first-token',
  'timeout-stall',
])

const firstTroubleMs = 500
const longestTroubleMs = 5000
const firstRateMs = 1000
const longestRateMs = 8000

/** True when the same request may succeed a moment later. Only asked of attempts that gave no output. */
export function isPassing({ kind, status, retryable }: AppError): boolean {
  // Nothing was shown of an answer that broke off before its first output.
  if (kind === 'truncated') return true
  if (kind === 'provider') return retryable || (status !== undefined && status >= 500)
  return passing.has(kind) && retryable
}

/**
 * The wait before the next attempt, when `failed` (1 for the first) have failed; undefined when trying again cannot help.
 * `chance`, from 0 to 1, spreads those who failed together: from half the wait to all of it.
 */
export function planWait(error: AppError, failed: number, chance: number): WaitPlan | undefined {
  if (error.kind === 'rate-limited') {
    // Nobody waits again for what the user would not wait for.
    if (!error.retryable) return undefined
    return { ms: error.retryAfterMs ?? Math.min(longestRateMs, firstRateMs * 2 ** (failed - 1)), of: 'rate' }
  }
  if (!isPassing(error)) return undefined
  if (error.retryAfterMs !== undefined) return { ms: error.retryAfterMs, of: 'trouble' }
  const full = Math.min(longestTroubleMs, firstTroubleMs * 2 ** (failed - 1))
  return { ms: Math.round(full * (0.5 + chance / 2)), of: 'trouble' }
}
