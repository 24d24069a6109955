/** Time that passes, as an argument: what waits for it is tested without waiting. */
import type { Clock } from './clock.ts'
import { abortFailure } from './abort.ts'

export interface Timers extends Clock {
  /** Runs the job once, `milliseconds` from now; the undo lets it be, and may be called at any time. */
  after(milliseconds: number, job: () => void): () => void
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  after(milliseconds, job) {
    const timer = setTimeout(job, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** Resolves after `milliseconds`; rejects with the signal's failure as soon as it fires, and leaves nothing behind. */
export function sleep(timers: Timers, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(abortFailure(signal))
      return
    }
    const stop = (): void => {
      undo()
      reject(abortFailure(signal))
    }
    const undo = timers.after(milliseconds, () => {
      signal.removeEventListener('abort', stop)
      resolve()
    })
    signal.addEventListener('abort', stop, { once: true })
  })
}
