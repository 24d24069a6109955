/** Whether an element is in or near the visible part of the window. */
import { type RefObject, useEffect, useState } from 'react'

/** Half a screen ahead, so that what comes into view has mostly begun. */
const margin = '50%'

export function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    const watched = element.current
    if (watched === null) return undefined
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.at(-1)?.isIntersecting ?? false),
      // The scrolled element's own edge, not only the window's.
      { rootMargin: margin, root: watched.closest('.templates-scroll') },
    )
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return near
}
