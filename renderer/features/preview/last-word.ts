/** Asks the app that is seen once more before another takes its place: what is typed at the last moment must be heard first. */
import type { FrameLink } from './frame-link.ts'

export interface LastWord {
  /** Calls it when the seen app has answered; soon, when it does not. Whatever it said before the answer has come by then. */
  before(then: () => void): void
  /** It has answered. */
  heard(): void
  /** Nothing that waits is called any more. */
  stop(): void
}

/** Milliseconds: both frames share a thread, and the other one has just got to its turn. */
const patience = 100

export function createLastWord(link: Pick<FrameLink, 'order'>): LastWord {
  let waiting: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function heard(): void {
    const then = waiting
    stop()
    then?.()
  }
  function stop(): void {
    clearTimeout(timer)
    waiting = undefined
  }

  return {
    before(then) {
      heard()
      if (!link.order({ type: 'place' })) return then()
      waiting = then
      timer = setTimeout(heard, patience)
    },
    heard,
    stop,
  }
}
