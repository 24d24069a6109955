/** Follows the builds of a React app: which of them its frames show. */
import { type Dispatch, useEffect, useMemo, useReducer } from 'react'
import type { FrameLink } from './frame-link.ts'
import { createScreenUpdates } from './screen-updates.ts'
import { isCalm, noSwap, type SwapFact, swapReducer, type SwapState } from './swap-state.ts'
import type { PreviewBuild } from './types.ts'

export interface Swap {
  readonly state: SwapState
  readonly tell: Dispatch<SwapFact>
}

/** After so many milliseconds without a swap the next frame is made ready: beside an app that starts it would be in the way. */
const calmTime = 120
/** So many milliseconds a frame has to come to stand; it says so after three seconds in any case. */
const standTime = 8_000

/** `build` undefined: nothing is built here. */
export function useSwap(build: PreviewBuild | undefined, link: FrameLink): Swap {
  const [state, tell] = useReducer(swapReducer, noSwap)
  const updates = useMemo(() => createScreenUpdates(link, tell), [link])
  const { shown } = state
  useEffect(() => {
    if (shown !== undefined) updates.shown(shown.id, shown.build)
  }, [shown, updates])
  useEffect(() => {
    if (build === undefined) return undefined
    let good = 0
    const take = (): void => {
      const now = build.get()
      if (now === undefined || now.good === good) return
      good = now.good
      const { screens, styles, screensOnly } = now
      tell({ type: 'build', good, inPlace: screensOnly })
      if (screensOnly) updates.offer({ build: good, screens, styles })
    }
    take()
    const leave = build.subscribe(take)
    return () => {
      leave()
      updates.stop()
    }
  }, [build, updates])
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
