/** A clock for tests that stands still until it is told to move. */
import type { Timers } from './timers.ts'

export interface TestTimers extends Timers {
  /** Moves on, runs what falls due in its order, and lets every consequence happen before the next. */
  advance(milliseconds: number): Promise<void>
  /** Lets everything happen that needs no time. */
  settle(): Promise<void>
  /** How many timers are armed. */
  pending(): number
}

export function createTestTimers(start = 1_000_000): TestTimers {
  let now = start
  const armed = new Set<{ readonly at: number; readonly job: () => void }>()

  function nextUntil(end: number) {
    const due = [...armed].filter(({ at }) => at <= end)
    return due.toSorted((a, b) => a.at - b.at)[0]
  }

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  }

  return {
    now: () => now,
    after(milliseconds, job) {
      const timer = { at: now + Math.max(0, milliseconds), job }
      armed.add(timer)
      return () => void armed.delete(timer)
    },
    async advance(milliseconds) {
      const end = now + milliseconds
      await settle()
      for (let timer = nextUntil(end); timer !== undefined; timer = nextUntil(end)) {
        armed.delete(timer)
        now = timer.at
        timer.job()
        await settle()
      }
      now = end
    },
    settle,
    pending: () => armed.size,
  }
}
