/** Keeps a scrolled list at its end while it grows, unless the reader has scrolled away from it. */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

const nearPixels = 48
/** A turn of the wheel, a key or a drag moves the list for no longer than this, in milliseconds. */
const inputLasts = 1000

export interface StickToEnd {
  readonly atEnd: boolean
  /** Goes to the end and stays there. */
  readonly toEnd: () => void
  /** Stays where it is from now on, until the reader comes to the end again. */
  readonly release: () => void
}

/** `scrollerRef` is what scrolls, `contentRef` its one child. `stuck`: whether it begins at its end. */
export function useStickToEnd(
  scrollerRef: RefObject<HTMLElement | null>,
  contentRef: RefObject<HTMLElement | null>,
  stuck: boolean,
): StickToEnd {
  const stick = useRef(stuck)
  const [atEnd, setAtEnd] = useState(stuck)

  const toEnd = useCallback(() => {
    stick.current = true
    setAtEnd(true)
    scrollerRef.current?.scrollTo({ top: scrollerRef.current.scrollHeight })
  }, [scrollerRef])

  const release = useCallback(() => {
    stick.current = false
  }, [])

  useLayoutEffect(() => {
    const outer = scrollerRef.current
    const inner = contentRef.current
    if (outer === null || inner === null) return
    const leave = new AbortController()
    let lastTop = outer.scrollTop
    let lastHeight = outer.scrollHeight
    let lastInput = -Infinity
    for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown', 'pointermove']) {
      const note = (): void => void (lastInput = performance.now())
      outer.addEventListener(type, note, { signal: leave.signal, passive: true })
    }
    const isNear = (): boolean => outer.scrollHeight - outer.scrollTop - outer.clientHeight < nearPixels
    const pin = (): void => {
      if (stick.current) outer.scrollTop = outer.scrollHeight
      else setAtEnd(isNear())
    }
    outer.addEventListener(
      'scroll',
      () => {
        const near = isNear()
        // Only the reader scrolls up: a list that grows stays where it is, and one that shrinks takes its end along. A virtual
        // list moves by itself as its rows are measured, which changes its height, too.
        const isReader = outer.scrollHeight === lastHeight || performance.now() - lastInput < inputLasts
        const up = isReader && outer.scrollTop < lastTop && outer.scrollHeight >= lastHeight
        // Being near is not enough: what was opened on purpose grows under a reader who has not moved.
        if (near && outer.scrollTop > lastTop) stick.current = true
        else if (up && !near) stick.current = false
        lastTop = outer.scrollTop
        lastHeight = outer.scrollHeight
        setAtEnd(near || stick.current)
      },
      { signal: leave.signal, passive: true },
    )
    const watcher = new ResizeObserver(pin)
    watcher.observe(inner)
    watcher.observe(outer)
    pin()
    return () => {
      leave.abort()
      watcher.disconnect()
    }
  }, [scrollerRef, contentRef])

  return { atEnd, toEnd, release }
}
