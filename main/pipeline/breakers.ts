/** A breaker for each provider account: who stands before it waits in view of the user, or passes it by. */
import { failure, type AppError, type Failure } from '#shared/domain/error.ts'
import type { ProviderId } from '#shared/domain/model.ts'
import type { BreakerState } from '#shared/domain/request-state.ts'
import type { Timers } from '../lib/timers.ts'
import { isPassing } from './backoff.ts'
import { createBreaker, type Breaker } from './breaker.ts'
import type { Ask } from './handler.ts'
import { hurriedSleep } from './hurried-sleep.ts'

export interface Breakers {
  /**
   * Runs the job when the provider of the ask's model may be asked, and learns from what becomes of it. Throws a Failure
   * when it may not: at once if `mayPassBy`, else after as long as the request may wait.
   */
  guard<T>(ask: Ask, signal: AbortSignal, mayPassBy: boolean, job: (ask: Ask) => Promise<T>): Promise<T>
  states(): BreakerState[]
}

export interface BreakersOptions {
  /** What stands for one server and account: another address is another breaker. */
  placeOf(provider: ProviderId): string
  nameOf(provider: ProviderId): string
  /** How long a request may wait in all for providers that are down, and after other trouble, in milliseconds. */
  waitMs(): number
  readonly timers: Timers
}

export function createBreakers({ placeOf, nameOf, waitMs, timers }: BreakersOptions): Breakers {
  const known = new Map<string, { readonly provider: ProviderId; readonly breaker: Breaker }>()

  function breakerOf(provider: ProviderId): Breaker {
    const place = `${provider} ${placeOf(provider)}`
    let entry = known.get(place)
    if (entry === undefined) {
      entry = { provider, breaker: createBreaker(timers.now) }
      known.set(place, entry)
    }
    return entry.breaker
  }

  /** Makes a change, and tells the request of it. */
  function change(breaker: Breaker, ask: Ask, job: () => void): void {
    const before = breaker.view().state
    job()
    const { state, untilMs } = breaker.view()
    const { provider } = ask.candidates[0]
    if (state !== before)
      ask.report({ type: 'breaker', provider, state, ...(untilMs === undefined ? {} : { untilMs }) })
  }

  function isDown(ask: Ask, breaker: Breaker): Failure {
    const [{ provider, model }] = ask.candidates
    const { untilMs } = breaker.view()
    const when = untilMs === undefined ? 'shortly' : `in ${Math.max(1, Math.ceil((untilMs - timers.now()) / 1000))} s`
    const words = `${nameOf(provider)} has failed several times in a row. It will be tried again ${when}.`
    return failure('overloaded', words, { provider, model })
  }

  async function enter(breaker: Breaker, ask: Ask, signal: AbortSignal, mayPassBy: boolean): Promise<void> {
    const [model] = ask.candidates
    let waitedMs = ask.budget?.waited.trouble ?? 0
    for (let entered = false; ;) {
      change(breaker, ask, () => (entered = breaker.enter()))
      if (entered) return
      const startedAt = timers.now()
      const { untilMs } = breaker.view()
      // Without a time, somebody's request is on its way to see: that is as long as it takes.
      const ms = untilMs === undefined ? undefined : Math.max(0, untilMs - startedAt)
      if (mayPassBy || (ms !== undefined && waitedMs + ms > waitMs())) {
        const down = isDown(ask, breaker)
        if (mayPassBy) ask.report({ type: 'passed-over', model, why: down.message })
        throw down
      }
      const canHurry = ask.onHurry !== undefined
      const until = untilMs === undefined ? {} : { untilMs }
      ask.report({ type: 'wait', reason: 'provider-down', model, canHurry, ...until })
      const how = await hurriedSleep(ask, timers, ms, signal, ({ end }) => breaker.onChange(() => end('over')))
      waitedMs += ms === undefined ? 0 : timers.now() - startedAt
      if (ask.budget !== undefined) ask.budget.waited.trouble = waitedMs
      if (how === 'another-model') throw isDown(ask, breaker)
      if (how === 'now') return change(breaker, ask, () => breaker.enter(true))
    }
  }

  return {
    async guard(ask, signal, mayPassBy, job) {
      const [{ provider }] = ask.candidates
      const breaker = breakerOf(provider)
      await enter(breaker, ask, signal, mayPassBy)
      // Who came in while it was closed has no place to give back to those who wait.
      let sees = breaker.view().state === 'half-open'
      let isAsked = false

      function learn(job: () => void): void {
        sees = false
        change(breaker, ask, job)
      }

      const guarded: Ask = {
        ...ask,
        report(fact) {
          ask.report(fact)
          if (fact.type === 'attempt-start') isAsked = true
          if (fact.type !== 'attempt-failed') return
          if (isOutage(fact.error)) learn(breaker.failed)
          // Whoever refuses is there; of one that was not asked, as when the user would not wait in line, nothing is known.
          else if (isAsked) learn(breaker.succeeded)
          isAsked = false
        },
      }
      try {
        const result = await job(guarded)
        learn(breaker.succeeded)
        return result
      } finally {
        if (sees) breaker.released()
      }
    },
    states: () =>
      [...known.values()].flatMap(({ provider, breaker }) => {
        const { untilMs, ...view } = breaker.view()
        if (view.state === 'closed' && view.failures === 0) return []
        // Nobody may have come since its time was over.
        if (untilMs !== undefined && untilMs <= timers.now())
          return [{ provider, ...view, state: 'half-open' as const }]
        return [{ provider, ...view, ...(untilMs === undefined ? {} : { untilMs }) }]
      }),
  }
}

/** True for what says that the provider itself is not well. */
function isOutage(error: AppError): boolean {
  return error.kind === 'provider' || isPassing(error)
}
