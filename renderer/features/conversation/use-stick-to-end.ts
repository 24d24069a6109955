/** Keeps a scrolled list at its end while it grows, unless the reader has scrolled away from it. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

const nearPixels = 48

export interface StickToEnd {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly content: RefObject<HTMLDivElement | null>
  readonly atEnd: boolean
  readonly toEnd: () => void
}

/** Put `scroller` on what scrolls and `content` on its one child. */
export function useStickToEnd(): StickToEnd {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const stick = useRef(true)
  const [atEnd, setAtEnd] = useState(true)

  const toEnd = useCallback(() => {
    stick.current = true
    setAtEnd(true)
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [])

  useEffect(() => {
    const outer = scroller.current
    const inner = content.current
    if (outer === null || inner === null) return
    const leave = new AbortController()
    let lastTop = outer.scrollTop
    outer.addEventListener(
      'scroll',
      () => {
        const near = outer.scrollHeight - outer.scrollTop - outer.clientHeight < nearPixels
        // Only the reader scrolls up; growing content leaves the position where it was.
        if (near) stick.current = true
        else if (outer.scrollTop < lastTop) stick.current = false
        lastTop = outer.scrollTop
        setAtEnd(near || stick.current)
      },
      { signal: leave.signal, passive: true },
    )
    const watcher = new ResizeObserver(() => {
      if (stick.current) outer.scrollTop = outer.scrollHeight
    })
    watcher.observe(inner)
    watcher.observe(outer)
    return () => {
      leave.abort()
      watcher.disconnect()
    }
  }, [])

  return { scroller, content, atEnd, toEnd }
}
