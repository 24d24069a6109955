/**
 * Leaves a provider alone that fails again and again: after so many failures in a row within a while no request passes,
 * then a single one is let through to see, and its outcome decides. Knows no provider, no request and no timer.
 */

export interface BreakerView {
  readonly state: 'closed' | 'open' | 'half-open'
  readonly failures: number
  /** When one request may pass again, in milliseconds since 1970. */
  readonly untilMs?: number
}

export interface Breaker {
  /** True when a request may pass; half-open, the first that asks is the one. `force`: whatever the state, as that one. */
  enter(force?: boolean): boolean
  succeeded(): void
  failed(): void
  /** The one that was let through to see ended without an outcome: the next may. */
  released(): void
  view(): BreakerView
  /** Told of each change of state; returns the undo. */
  onChange(listener: () => void): () => void
}

export const breakerFailures = 5
export const breakerWindowMs = 30_000
export const breakerOpenMs = 30_000

export function createBreaker(now: () => number): Breaker {
  let state: BreakerView['state'] = 'closed'
  let untilMs = 0
  let isProbing = false
  let failures: number[] = []
  const listeners = new Set<() => void>()

  function become(next: BreakerView['state']): void {
    state = next
    for (const listener of [...listeners]) listener()
  }

  function open(): void {
    isProbing = false
    untilMs = now() + breakerOpenMs
    become('open')
  }

  return {
    enter(force = false) {
      if (state === 'closed') return true
      // Further away than it was ever set: the clock was set back.
      const isTooSoon = now() < untilMs && untilMs <= now() + breakerOpenMs
      if (!force && (isProbing || isTooSoon)) return false
      isProbing = true
      if (state === 'open') become('half-open')
      return true
    },
    succeeded() {
      failures = []
      isProbing = false
      if (state !== 'closed') become('closed')
    },
    failed() {
      const recent = now() - breakerWindowMs
      failures = [...failures.filter((at) => at > recent), now()]
      // What was under way when it opened fails after it: that is no news.
      if (state === 'half-open' || (state === 'closed' && failures.length >= breakerFailures)) open()
    },
    released() {
      if (state !== 'half-open') return
      isProbing = false
      untilMs = 0
      become('half-open')
    },
    view: () => ({ state, failures: failures.length, ...(state === 'open' ? { untilMs } : {}) }),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
