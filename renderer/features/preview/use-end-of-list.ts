/** Keeps a list's end in sight while it grows, until one scrolls away from it. */
import { type RefObject, type UIEvent, useLayoutEffect, useRef } from 'react'

export interface EndOfList<Element extends HTMLElement> {
  readonly ref: RefObject<Element | null>
  readonly onScroll: (event: UIEvent<Element>) => void
}

/** To be spread on the element that scrolls; `items`: what it shows. */
export function useEndOfList<Element extends HTMLElement>(items: unknown): EndOfList<Element> {
  const ref = useRef<Element>(null)
  const atEnd = useRef(true)
  useLayoutEffect(() => {
    if (atEnd.current && ref.current !== null) ref.current.scrollTop = ref.current.scrollHeight
  }, [items])
  return {
    ref,
    onScroll: ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
      atEnd.current = scrollTop + clientHeight >= scrollHeight - 8
    },
  }
}
