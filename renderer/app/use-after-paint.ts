/** What may come a moment after the rest, so that the rest is seen first. */
import { useEffect, useState } from 'react'
import { nextFrame } from '../client/next-frame.ts'

/** So long, in milliseconds, what is not ready is waited for. */
const mostMs = 100

/**
 * The value; where there was none before, only when the rest is `ready` and painted, or has not become so for a while.
 */
export function useAfterPaint<Value>(value: Value | undefined, ready: boolean): Value | undefined {
  const [shown, setShown] = useState(value)
  const waits = shown === undefined && value !== undefined
  useEffect(() => {
    if (!waits) return undefined
    let wanted = true
    const show = (): void => {
      if (wanted) setShown(() => value)
    }
    // What is asked for in one frame is painted with it; the second comes after that.
    if (ready) nextFrame(() => nextFrame(show))
    const timer = setTimeout(show, mostMs)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [waits, ready, value])
  if (!waits && shown !== value) setShown(() => value)
  return waits ? undefined : value
}
