/** Jobs that nobody waits for: done a moment later, one at a time, so that none holds up what people do wait for. */
import type { Timers } from './timers.ts'

export interface IdleJobs {
  add(job: () => void): void
  /** Does all of them now. */
  flush(): void
}

/** The first waits so long, in milliseconds; those behind it only until everything else has had its turn. */
export function createIdleJobs(delayMs: number, timers: Timers): IdleJobs {
  let jobs: (() => void)[] = []
  let disarm: (() => void) | undefined

  function runOne(): void {
    disarm = undefined
    const job = jobs.shift()
    if (jobs.length > 0) disarm = timers.after(0, runOne)
    job?.()
  }

  return {
    add(job) {
      jobs.push(job)
      disarm ??= timers.after(delayMs, runOne)
    },
    flush() {
      disarm?.()
      disarm = undefined
      const all = jobs
      jobs = []
      for (const job of all) job()
    },
  }
}
