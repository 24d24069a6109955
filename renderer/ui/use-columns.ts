/** How many cards stand in a row, by the width that there is. */
import { type RefObject, useLayoutEffect, useState } from 'react'

/** Counts from the element's own width; 1 before it is measured. */
export function useColumns(element: RefObject<HTMLElement | null>, narrowest: number, gap: number): number {
  const [columns, setColumns] = useState(1)
  useLayoutEffect(() => {
    const measured = element.current
    if (measured === null) return undefined
    const measure = (width: number): void => setColumns(Math.max(1, Math.floor((width + gap) / (narrowest + gap))))
    measure(measured.clientWidth)
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) measure(entry.contentRect.width)
    })
    observer.observe(measured)
    return () => observer.disconnect()
  }, [element, narrowest, gap])
  return columns
}
