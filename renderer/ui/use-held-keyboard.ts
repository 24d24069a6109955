/** What is typed for a window that is not there yet must not go into what lies under it, and maybe be sent. */
import { useLayoutEffect } from 'react'

/** A window that has not come by then may never come, in milliseconds. */
const mostMs = 2_000

/** While it is `held`, keys do nothing; those of the studio's own chords, which are heard first, still do. */
export function useHeldKeyboard(held: boolean): void {
  useLayoutEffect(() => {
    if (!held) return undefined
    const leave = new AbortController()
    const hold = (event: KeyboardEvent): void => {
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', hold, { capture: true, signal: leave.signal })
    const timer = setTimeout(() => leave.abort(), mostMs)
    return () => {
      clearTimeout(timer)
      leave.abort()
    }
  }, [held])
}
