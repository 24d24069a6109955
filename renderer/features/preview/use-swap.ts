/** Follows the builds of a React app: which of them its frames show. */
import { type Dispatch, useEffect, useReducer, useRef } from 'react'
import type { FrameLink } from './frame-link.ts'
import { isCalm, noSwap, type SwapFact, swapReducer, type SwapState } from './swap-state.ts'
import type { PreviewBuild } from './types.ts'

export interface Swap {
  readonly state: SwapState
  readonly tell: Dispatch<SwapFact>
}

/** The running app has so many milliseconds to take a screen; then the app is loaded anew. */
const patience = 1_500

/** After so many milliseconds without a swap the next frame is made ready: beside an app that starts it would be in the way. */
const calmTime = 120
/** So many milliseconds a frame has to come to stand; it says so after three seconds in any case. */
const standTime = 8_000

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
  useSpareTimers(state, tell, build !== undefined)
  return { state, tell }
}

/** Makes a frame ready when nothing goes on, and gives one up that does not come to stand. */
function useSpareTimers(state: SwapState, tell: Swap['tell'], isBuilt: boolean): void {
  const isCalmNow = isBuilt && isCalm(state)
  useEffect(() => {
    if (!isCalmNow) return undefined
    const timer = setTimeout(() => tell({ type: 'calm' }), calmTime)
    return () => clearTimeout(timer)
  }, [isCalmNow, tell])
  const loading = state.spare?.stage === 'loading' ? state.spare.id : undefined
  useEffect(() => {
    if (loading === undefined) return undefined
    const timer = setTimeout(() => tell({ type: 'lost', id: loading }), standTime)
    return () => clearTimeout(timer)
  }, [loading, tell])
}
