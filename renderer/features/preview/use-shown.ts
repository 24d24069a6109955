/** Tells when another state of the app is on the screen: for the timeline of the request that made it. */
import { useEffect, useRef } from 'react'

export interface ShownApp {
  /** Of a page: when its document began. Of a React app: the number of its build. Undefined: nothing is on the screen. */
  readonly state: number | undefined
  readonly onShown: ((at: number) => void) | undefined
}

/** Once for each state. */
export function useShown({ state, onShown }: ShownApp): void {
  const latest = useRef(onShown)
  useEffect(() => {
    latest.current = onShown
  })
  useEffect(() => {
    if (state !== undefined) latest.current?.(Date.now())
  }, [state])
}
