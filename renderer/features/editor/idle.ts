/** Work that can wait until nothing else is going on. */

/** Runs once, not while the page is still settling (`calmMs`) and at the latest after some seconds; returns its undo. */
export function whenIdle(run: () => void, calmMs = 1_500): () => void {
  let idle: number | undefined
  const timer = setTimeout(() => {
    idle = requestIdleCallback(run, { timeout: 5_000 })
  }, calmMs)
  return () => {
    clearTimeout(timer)
    if (idle !== undefined) cancelIdleCallback(idle)
  }
}
