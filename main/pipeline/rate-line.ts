/**
 * One account's rate limit and the line before it. Each of its tokens comes back a minute after it was taken, so that in
 * no minute more are sent than the limit says. Whom the user waits for goes first; among these, the run that was let
 * through longest ago, so that one with many requests does not keep the others waiting.
 */
import type { Timers } from '../lib/timers.ts'

export interface Waiter {
  readonly foreground: boolean
  /** Waiters of one name take turns as one. */
  readonly name: string
  /** Told at first, and when something of it changed. */
  moved(position: number, untilMs: number | undefined): void
  /** It is let through; it has left the line. */
  go(): void
}

export interface RateLine {
  /** True when it may pass at once, which takes a token. */
  pass(name: string): boolean
  /** Stands in line; returns what leaves it, with or without having been let through. */
  wait(waiter: Waiter): () => void
  /** Counts one that passes whatever the limit says. */
  passAnyway(name: string): void
  /** What the user or the provider's documentation allows a minute; undefined: no limit. */
  setLimit(perMinute: number | undefined): void
  /** The provider said that nothing more may be sent until then, at most `longestHoldMs` from now. */
  holdUntil(ms: number): void
  /** Until when the provider wants nothing more; 0 where it has not said so. */
  heldUntil(): number
  /** Whoever was sent while it was held until then was answered: it is over, unless the provider said so again. */
  release(heldUntil: number): void
  view(): { readonly available?: number; readonly waiting: number; readonly untilMs?: number }
}

const minuteMs = 60_000
/** What a provider says of its limits is believed for so long at most; then it is asked again, and says so itself. */
export const longestHoldMs = 60_000

export function createRateLine(timers: Timers): RateLine {
  let limit: number | undefined
  let heldUntil = 0
  /** When each token was taken, oldest first. */
  let taken: number[] = []
  const line: Waiter[] = []
  /** What each of them was told last. */
  const told = new WeakMap<Waiter, string>()
  /** When each name was last let through, as a count. */
  const turns = new Map<string, number>()
  let turn = 0
  let disarm: (() => void) | undefined

  function available(): number {
    const now = timers.now()
    // Nothing was taken later than now: a clock that was set back must keep nobody waiting.
    taken = taken.filter((at) => at > now - minuteMs && at <= now)
    return limit === undefined ? Infinity : limit - taken.length
  }

  /** 0 where the provider does not want to be left alone now. */
  function held(): number {
    const now = timers.now()
    return heldUntil > now && heldUntil <= now + longestHoldMs ? heldUntil : 0
  }

  /** When the next may pass; undefined: now. */
  function nextAt(): number | undefined {
    const now = timers.now()
    const free = available()
    const until = held()
    if (free > 0) return until === 0 ? undefined : until
    // With n over the limit (it may have been lowered), n more than one have to come back.
    const back = (taken[-free] ?? now) + minuteMs
    return Math.max(back, until)
  }

  function take(name: string): void {
    taken.push(timers.now())
    turn += 1
    turns.delete(name)
    turns.set(name, turn)
    for (const oldest of turns.keys()) {
      if (turns.size <= 1000) break
      turns.delete(oldest)
    }
  }

  /** The line in the order in which it will be let through. */
  function inOrder(): Waiter[] {
    const last = new Map(turns)
    const rest = [...line]
    const order: Waiter[] = []
    for (let count = turn + 1; rest.length > 0; count += 1) {
      const best = rest.reduce((a, b) => (isBefore(b, a, last) ? b : a))
      rest.splice(rest.indexOf(best), 1)
      last.set(best.name, count)
      order.push(best)
    }
    return order
  }

  function tell(waiter: Waiter, position: number, untilMs: number | undefined): void {
    const news = `${position} ${untilMs}`
    if (told.get(waiter) === news) return
    told.set(waiter, news)
    waiter.moved(position, untilMs)
  }

  function advance(): void {
    disarm?.()
    disarm = undefined
    let order = inOrder()
    for (let first = order[0]; first !== undefined && nextAt() === undefined; first = order[0]) {
      order = order.slice(1)
      line.splice(line.indexOf(first), 1)
      take(first.name)
      first.go()
    }
    if (line.length === 0) return
    const at = nextAt() ?? timers.now()
    disarm = timers.after(Math.max(0, at - timers.now()), advance)
    for (const [position, waiter] of order.entries()) tell(waiter, position, position === 0 ? at : undefined)
  }

  return {
    pass(name) {
      if (line.length > 0 || nextAt() !== undefined) return false
      if (limit !== undefined) take(name)
      return true
    },
    passAnyway: take,
    wait(waiter) {
      line.push(waiter)
      advance()
      return () => {
        const at = line.indexOf(waiter)
        if (at === -1) return
        line.splice(at, 1)
        advance()
      }
    },
    setLimit(perMinute) {
      if (perMinute === limit) return
      limit = perMinute
      advance()
    },
    holdUntil(ms) {
      if (ms <= held()) return
      heldUntil = ms
      advance()
    },
    heldUntil: () => heldUntil,
    release(until) {
      if (heldUntil !== until || heldUntil <= timers.now()) return
      heldUntil = 0
      advance()
    },
    view() {
      const until = nextAt()
      return {
        ...(limit === undefined ? {} : { available: Math.max(0, available()) }),
        waiting: line.length,
        ...(until === undefined ? {} : { untilMs: until }),
      }
    },
  }
}

/** Strictly: of two alike, the one that came first stays first. */
function isBefore(a: Waiter, b: Waiter, turns: ReadonlyMap<string, number>): boolean {
  if (a.foreground !== b.foreground) return a.foreground
  return (turns.get(a.name) ?? 0) < (turns.get(b.name) ?? 0)
}
