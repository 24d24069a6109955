/**
 * Repeats an attempt that failed before its first output by trouble that passes: at most so often, within what may be
 * waited in all, and never past the request's end. Iterative: a failure of the tenth attempt stands on no other.
 */
import { toAppError, type AppError } from '#shared/domain/error.ts'
import type { ProviderId } from '#shared/domain/model.ts'
import type { Timers } from '../lib/timers.ts'
import { begin, lazily, type Begun } from './answer-stream.ts'
import { planWait, type WaitPlan } from './backoff.ts'
import type { Ask, Handler, Middleware } from './handler.ts'
import { hurriedSleep } from './hurried-sleep.ts'

export interface RetryLimits {
  readonly maxRetries: number
  /** All waiting of the request, in milliseconds: after trouble, and where the rate is limited. */
  readonly troubleMs: number
  readonly rateMs: number
}

export interface RetryOptions {
  limits(provider: ProviderId): RetryLimits
  readonly timers: Timers
  /** From 0 to 1. */
  random(): number
}

export function retry(options: RetryOptions): Middleware {
  return (next) => (ask, signal) => lazily(() => attempts(next, ask, signal, options))
}

async function attempts(next: Handler, ask: Ask, signal: AbortSignal, options: RetryOptions): Promise<Begun> {
  const [model] = ask.candidates
  const limits = options.limits(model.provider)
  for (let failed = 1; ; failed += 1) {
    try {
      return await begin(next(ask, signal))
    } catch (thrown) {
      if (signal.aborted) throw thrown
      const error = toAppError(thrown)
      ask.report({ type: 'attempt-failed', model, error })
      const plan = failed > limits.maxRetries ? undefined : planWait(error, failed, options.random())
      if (plan === undefined || !isAffordable(plan, ask, limits, options.timers.now())) throw thrown
      if ((await waitVisibly(plan, error, ask, signal, options.timers)) === 'another-model') throw thrown
    }
  }
}

/** A wait that could not end in time is not begun: the failure is told at once. */
function isAffordable({ ms, of }: WaitPlan, { budget }: Ask, limits: RetryLimits, now: number): boolean {
  if (budget === undefined) return ms <= (of === 'rate' ? limits.rateMs : limits.troubleMs)
  const left = (of === 'rate' ? limits.rateMs : limits.troubleMs) - budget.waited[of]
  return ms <= left && now + ms < budget.endsAt
}

async function waitVisibly({ ms, of }: WaitPlan, error: AppError, ask: Ask, signal: AbortSignal, timers: Timers) {
  const [model] = ask.candidates
  const startedAt = timers.now()
  const canHurry = ask.onHurry !== undefined
  const reason = error.kind === 'rate-limited' ? 'rate-limited' : 'retry'
  ask.report({ type: 'wait', reason, model, untilMs: startedAt + ms, canHurry })
  try {
    return await hurriedSleep(ask, timers, ms, signal)
  } finally {
    if (ask.budget !== undefined) ask.budget.waited[of] += timers.now() - startedAt
  }
}
