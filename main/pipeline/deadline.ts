/** Ends a request that takes too long in all: every wait, attempt and model of it together. */
import { failure, type Failure } from '#shared/domain/error.ts'
import type { Timers } from '../lib/timers.ts'
import { beginObserved, lazily } from './answer-stream.ts'
import type { Ask, Middleware } from './handler.ts'

export interface DeadlineOptions {
  /** For this request, in milliseconds. */
  totalMs(ask: Ask): number
  readonly timers: Timers
}

export function deadline({ totalMs, timers }: DeadlineOptions): Middleware {
  return (next) => (ask, signal) => {
    const controller = new AbortController()
    return lazily(async () => {
      const ms = totalMs(ask)
      const stop = (): void => controller.abort(signal.reason)
      if (signal.aborted) stop()
      signal.addEventListener('abort', stop, { once: true })
      const disarm = timers.after(ms, () => controller.abort(tooLong(ms)))
      const budget = { endsAt: timers.now() + ms, waited: { trouble: 0, rate: 0 } }
      return beginObserved(next({ ...ask, budget }, controller.signal), {
        end() {
          disarm()
          signal.removeEventListener('abort', stop)
        },
      })
    })
  }
}

function tooLong(ms: number): Failure {
  return failure('timeout-total', `This took longer than ${inWords(ms)} in all, so it was ended. Try again.`)
}

function inWords(ms: number): string {
  return ms >= 120_000 ? `${Math.round(ms / 60_000)} minutes` : `${Math.round(ms / 1000)} s`
}
