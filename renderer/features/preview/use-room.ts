/** How much room an element has, without its padding. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Box } from './devices.ts'

/** Follows every change of its size. */
export function useRoom(): [RefObject<HTMLDivElement | null>, Box] {
  const element = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<Box>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    if (element.current === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [])
  return [element, room]
}
