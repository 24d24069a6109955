/** Whether the app still answers: one that computes without end does not. */
import { useEffect, useState } from 'react'
import type { FrameLink } from './frame-link.ts'

/** Milliseconds between two questions, and without an answer until the app is said not to respond. */
const beat = 1_000
const patience = 3_000

/** `watched`: an app is shown. It is not asked while nobody looks at the window, nor while a dialog of the system stands before it. */
export function useHeartbeat(link: FrameLink, watched: boolean): boolean {
  const [hung, setHung] = useState(false)
  useEffect(() => {
    if (!watched) return undefined
    let asked: number | undefined
    const timer = setInterval(() => {
      if (document.hidden || !document.hasFocus()) {
        asked = undefined
        return
      }
      const now = performance.now()
      const hears = link.ping(() => {
        asked = undefined
        setHung(false)
      })
      if (!hears) asked = undefined
      else if (asked === undefined) asked = now
      else if (now - asked >= patience - beat) setHung(true)
    }, beat)
    return () => {
      clearInterval(timer)
      setHung(false)
    }
  }, [link, watched])
  return hung && watched
}
