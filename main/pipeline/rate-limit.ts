/** Sends no more requests to an account than it may take, and keeps those that wait in a line that the user sees. */
import { failure, toAppError } from '#shared/domain/error.ts'
import type { ModelRef, ProviderId } from '#shared/domain/model.ts'
import type { RateState } from '#shared/domain/request-state.ts'
import type { RateLimits } from '../providers/provider.ts'
import type { Timers } from '../lib/timers.ts'
import { begin, lazily } from './answer-stream.ts'
import type { Ask, Fact, Middleware } from './handler.ts'
import { hurriedSleep } from './hurried-sleep.ts'
import { createRateLine, longestHoldMs, type RateLine } from './rate-line.ts'

export interface RateRule {
  readonly models: RateState['models']
  readonly perMinute?: number
  readonly source: RateState['source']
}

export interface RateLimitOptions {
  ruleFor(model: ModelRef): RateRule
  /** What stands for one account. */
  placeOf(provider: ProviderId): string
  readonly timers: Timers
}

export interface RateLimit {
  readonly middleware: Middleware
  states(): RateState[]
}

/** Where the provider does not say how long. */
const unsaidHoldMs = 1000

export function createRateLimit(options: RateLimitOptions): RateLimit {
  const { ruleFor, placeOf, timers } = options
  const lines = new Map<string, { readonly provider: ProviderId; readonly line: RateLine; rule: RateRule }>()
  /** Who was limited by the provider waits as long as it said, by `retry`: not a second time in line. */
  const limited = new WeakSet<Ask>()

  function lineOf(model: ModelRef): RateLine {
    const rule = ruleFor(model)
    const key = `${model.provider} ${placeOf(model.provider)} ${rule.models}`
    let entry = lines.get(key)
    if (entry === undefined) {
      entry = { provider: model.provider, line: createRateLine(timers), rule }
      lines.set(key, entry)
    }
    entry.rule = rule
    entry.line.setLimit(rule.perMinute)
    return entry.line
  }

  async function passLine(line: RateLine, ask: Ask, signal: AbortSignal): Promise<void> {
    const [model] = ask.candidates
    const name = ask.runId ?? ''
    if (limited.delete(ask)) return line.passAnyway(name)
    if (line.pass(name)) return
    let hasPassed = false
    const how = await hurriedSleep(ask, timers, undefined, signal, ({ end }) =>
      line.wait({
        foreground: ask.priority === 'foreground',
        name,
        moved(position, untilMs) {
          const reason = position > 0 ? 'queue' : 'rate-limited'
          const canHurry = ask.onHurry !== undefined
          ask.report({ type: 'wait', reason, model, position, canHurry, ...(untilMs === undefined ? {} : { untilMs }) })
        },
        go() {
          hasPassed = true
          end('over')
        },
      }),
    )
    if (hasPassed) return
    if (how === 'another-model') {
      throw failure('rate-limited', `${model.model} was not waited for.`, { ...model, retryable: false })
    }
    line.passAnyway(name)
  }

  function learn(line: RateLine, heldUntil: number, fact: Fact): void {
    if (fact.type !== 'answering') return
    line.release(heldUntil)
    const usedUp = usedUpOf(fact.limits)
    for (const { resetMs = unsaidHoldMs } of usedUp) line.holdUntil(timers.now() + Math.min(longestHoldMs, resetMs))
  }

  const middleware: Middleware = (next) => (ask, signal) =>
    lazily(async () => {
      const line = lineOf(ask.candidates[0])
      await passLine(line, ask, signal)
      const heldUntil = line.heldUntil()
      const listening: Ask = {
        ...ask,
        report(fact) {
          learn(line, heldUntil, fact)
          ask.report(fact)
        },
      }
      try {
        return await begin(next(listening, signal))
      } catch (thrown) {
        const error = toAppError(thrown)
        if (error.kind === 'rate-limited') {
          limited.add(ask)
          line.holdUntil(timers.now() + Math.min(longestHoldMs, error.retryAfterMs ?? unsaidHoldMs))
        }
        throw thrown
      }
    })

  return {
    middleware,
    states: () =>
      [...lines.values()].flatMap(({ provider, line, rule: { perMinute, ...rule } }) => {
        const view = line.view()
        if (perMinute === undefined && view.waiting === 0 && view.untilMs === undefined) return []
        const source = perMinute === undefined ? 'told' : rule.source
        return [{ provider, ...rule, source, ...(perMinute === undefined ? {} : { perMinute }), ...view }]
      }),
  }
}

function usedUpOf(limits: RateLimits | undefined) {
  return [limits?.requests, limits?.tokens]
    .filter((rate) => rate !== undefined)
    .filter(({ remaining }) => remaining === 0)
}
