/** Follows the builds of a React app: which of them its frames show. */
import { type Dispatch, useEffect, useReducer, useRef } from 'react'
import type { FrameLink } from './frame-link.ts'
import { noSwap, type SwapFact, swapReducer, type SwapState } from './swap-state.ts'
import type { PreviewBuild } from './types.ts'

export interface Swap {
  readonly state: SwapState
  readonly tell: Dispatch<SwapFact>
}

/** The running app has so many milliseconds to take a screen; then the app is loaded anew. */
const patience = 1_500

/** `build` undefined: nothing is built here. */
export function useSwap(build: PreviewBuild | undefined, link: FrameLink): Swap {
  const [state, tell] = useReducer(swapReducer, noSwap)
  const shown = useRef(0)
  useEffect(() => {
    shown.current = state.shown?.build ?? 0
  })
  useEffect(() => {
    if (build === undefined) return undefined
    let good = 0
    const timers = new Set<ReturnType<typeof setTimeout>>()
    const take = (): void => {
      const now = build.get()
      if (now === undefined || now.good === good) return
      good = now.good
      tell({ type: 'build', good, inPlace: now.screensOnly })
      if (!now.screensOnly) return
      const { screens, styles } = now
      const late = (): void => {
        if (shown.current < now.good) tell({ type: 'updated', build: now.good, stale: true })
      }
      if (!link.order({ type: 'update', build: good, screens, styles })) late()
      else timers.add(setTimeout(late, patience))
    }
    take()
    const leave = build.subscribe(take)
    return () => {
      leave()
      for (const timer of timers) clearTimeout(timer)
    }
  }, [build, link])
  return { state, tell }
}
