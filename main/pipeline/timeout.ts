/**
 * Ends an attempt that says nothing for too long: before its first token, or in the middle. Comments, pings and the
 * answer's head keep a connection open and count for nothing. Only time counts in which the computer was awake and the
 * reader was waiting: closing the lid ends no answer, and neither does a slow reader.
 */
import { failure, type ErrorKind, type Failure } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { Timers } from '../lib/timers.ts'
import type { ModelEvent, ModelRequest } from '../providers/provider.ts'
import { providerTable } from '../providers/table.ts'
import { beginObserved, lazily, type Observer } from './answer-stream.ts'
import type { AttemptLimits } from './attempt-limits.ts'
import type { Ask, Middleware } from './handler.ts'

export interface TimeoutOptions {
  limitsFor(model: ModelRef, request: ModelRequest): AttemptLimits
  /** True when it runs on this machine: while that says nothing, it may be loading the model. */
  local(model: ModelRef): boolean
  readonly timers: Timers
}

/** How often a wait is looked at: at least this often, more often where a limit is short. */
const longestTickMs = 1000
const ticksPerLimit = 10
const shortestTickMs = 10
/** A tick that comes later than this many of its lengths was slept through, or blocked: it counts as one. */
const sleptTicks = 5
/** What a model that is loaded seldom needs to begin. */
const tellLoadingMs = 3000

export function timeout(options: TimeoutOptions): Middleware {
  return (next) => (ask, signal) =>
    lazily(() => {
      const watch = createWatch(options, ask, signal)
      return beginObserved(next(watch.ask, watch.signal), watch)
    })
}

interface Watch extends Observer {
  /** For the provider: aborted with the signal that was given, or with the timeout's own failure. */
  readonly signal: AbortSignal
  readonly ask: Ask
  event(event: ModelEvent): void
}

function createWatch({ limitsFor, local, timers }: TimeoutOptions, ask: Ask, signal: AbortSignal): Watch {
  const controller = new AbortController()
  const stop = (): void => controller.abort(signal.reason)
  /** How long nothing has come, in milliseconds awake. */
  let silentMs = 0
  let isWaiting = false
  let begun = false
  let toldLoading = false
  let ended = false
  let undo = (): void => {}

  function start(model: ModelRef, limits: AttemptLimits): void {
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    undo()
    const tickMs = Math.max(
      shortestTickMs,
      Math.min(longestTickMs, limits.firstTokenMs / ticksPerLimit, limits.stallMs / ticksPerLimit),
    )
    const arm = (): void => {
      const armedAt = timers.now()
      undo = timers.after(tickMs, () => {
        const passed = timers.now() - armedAt
        if (isWaiting) silentMs += passed >= 0 && passed <= tickMs * sleptTicks ? passed : tickMs
        look(model, limits)
        if (!ended && !controller.signal.aborted) arm()
      })
    }
    arm()
  }

  function look(model: ModelRef, limits: AttemptLimits): void {
    if (!begun && !toldLoading && silentMs >= tellLoadingMs && local(model)) {
      toldLoading = true
      ask.report({ type: 'wait', reason: 'loading', model })
    }
    const limitMs = begun ? limits.stallMs : limits.firstTokenMs
    if (silentMs >= limitMs) controller.abort(tooSilent(model, begun, limitMs, local(model)))
  }

  const watch: Watch = {
    signal: controller.signal,
    ask: {
      ...ask,
      requestFor(model) {
        const request = ask.requestFor(model)
        if ('passedOver' in request) return request
        const limits = limitsFor(model, request)
        if (!ended) start(model, limits)
        return { ...request, connectMs: limits.connectMs }
      },
    },
    asked() {
      isWaiting = true
    },
    event(event) {
      isWaiting = false
      if (begun) silentMs = 0
      else if (event.type !== 'response-start') {
        begun = true
        silentMs = 0
      }
    },
    events(events) {
      // The last says as much as all of them: only a head, which comes first, is no token.
      const last = events.at(-1)
      if (last !== undefined) watch.event(last)
    },
    end() {
      ended = true
      undo()
      signal.removeEventListener('abort', stop)
    },
  }
  return watch
}

function tooSilent({ provider, model }: ModelRef, begun: boolean, limitMs: number, local: boolean): Failure {
  const { name } = providerTable[provider]
  const time = `${Math.round(limitMs / 100) / 10} s`
  const [kind, message]: [ErrorKind, string] = begun
    ? [
        'timeout-stall',
        `${name} stopped in the middle of its answer: nothing came for ${time}. Go on from there, or try again.`,
      ]
    : local
      ? [
          'timeout-first-token',
          `${model} did not begin to answer within ${time}. It may be too large for this computer: try a smaller model, or allow more time in Settings.`,
        ]
      : [
          'timeout-first-token',
          `${name} did not begin to answer within ${time}. Try again or choose another model; Settings can allow more time.`,
        ]
  return failure(kind, message, { provider, model })
}
