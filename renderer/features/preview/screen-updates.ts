/** Builds that the running app may take as it is: it is told of each, and so is the app that takes its place meanwhile. */
import type { FrameLink } from './frame-link.ts'
import type { SwapFact } from './swap-state.ts'

export interface ScreenUpdate {
  readonly build: number
  readonly screens: readonly string[]
  readonly styles: boolean
}

export interface ScreenUpdates {
  offer(update: ScreenUpdate): void
  /** This frame is seen, with this build: one that was not seen before is told of what came while it loaded. */
  shown(frame: number, build: number): void
  stop(): void
}

/** The running app has so many milliseconds to take a screen; then the app is loaded anew. */
const patience = 1_500

export function createScreenUpdates(link: Pick<FrameLink, 'order'>, tell: (fact: SwapFact) => void): ScreenUpdates {
  const waiting = new Map<number, { readonly update: ScreenUpdate; timer?: ReturnType<typeof setTimeout> }>()
  let seen: number | undefined

  function ask(update: ScreenUpdate): void {
    clearTimeout(waiting.get(update.build)?.timer)
    const late = (): void => {
      if (waiting.has(update.build)) tell({ type: 'updated', build: update.build, stale: true })
    }
    waiting.set(update.build, { update })
    if (link.order({ type: 'update', ...update }))
      waiting.set(update.build, { update, timer: setTimeout(late, patience) })
    else late()
  }

  return {
    offer: ask,
    shown(frame, build) {
      for (const [taken, { timer }] of waiting) {
        if (taken > build) continue
        clearTimeout(timer)
        waiting.delete(taken)
      }
      const isOther = seen !== undefined && seen !== frame
      seen = frame
      if (isOther) for (const { update } of [...waiting.values()]) ask(update)
    },
    stop() {
      for (const { timer } of waiting.values()) clearTimeout(timer)
      waiting.clear()
    },
  }
}
