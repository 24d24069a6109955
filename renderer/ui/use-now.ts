/** The time, moving on while something is counted. */
import { useEffect, useState } from 'react'

/** Milliseconds since 1970, renewed every `stepMs` while `running`. */
export function useNow(running: boolean, stepMs = 200): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!running) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), stepMs)
    return () => clearInterval(timer)
  }, [running, stepMs])
  return now
}
