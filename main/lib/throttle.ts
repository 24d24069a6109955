/** Does something at most so often, and once more after the last time that it was asked for. */
import type { Timers } from './timers.ts'

export interface Throttle {
  ask(): void
  /** Lets be what is still to come. */
  stop(): void
}

/** `job` runs at once when it was not run for `ms`, else when that time is over. */
export function createThrottle(ms: number, timers: Timers, job: () => void): Throttle {
  let ranAt = Number.NEGATIVE_INFINITY
  let disarm: (() => void) | undefined

  function run(): void {
    disarm = undefined
    ranAt = timers.now()
    job()
  }

  return {
    ask() {
      if (disarm !== undefined) return
      const left = ranAt + ms - timers.now()
      // A clock that was set back must not keep it silent for longer.
      if (left <= 0 || left > ms) run()
      else disarm = timers.after(left, run)
    },
    stop() {
      disarm?.()
      disarm = undefined
    },
  }
}
