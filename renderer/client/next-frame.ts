/** The next animation frame, or soon where frames are not drawn: a hidden window must not pile up work. */

const hiddenMs = 250

/** Runs once: in the next frame, or after a quarter of a second while the page is hidden. */
export function nextFrame(work: () => void): void {
  if (typeof requestAnimationFrame === 'undefined' || document.hidden) {
    setTimeout(work, hiddenMs)
    return
  }
  // Frames stop when the page is hidden in between: whichever comes first.
  let done = false
  const once = (): void => {
    if (done) return
    done = true
    clearTimeout(timer)
    work()
  }
  const timer = setTimeout(once, hiddenMs)
  requestAnimationFrame(once)
}
