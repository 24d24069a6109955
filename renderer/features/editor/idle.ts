/** Work that can wait until nothing else is going on. */

/** Runs once, not while the page is still settling and at the latest after some seconds; returns its undo. */
export function whenIdle(run: () => void): () => void {
  let idle: number | undefined
  const timer = setTimeout(() => {
    idle = requestIdleCallback(run, { timeout: 5_000 })
  }, 1_500)
  return () => {
    clearTimeout(timer)
    if (idle !== undefined) cancelIdleCallback(idle)
  }
}
