/** Keeps the keyboard's place when what has the focus goes away: a button that did its work, a row that is gone. */
import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react'

export interface KeptFocus<E extends HTMLElement> {
  readonly ref: RefObject<E | null>
  readonly onFocus: () => void
  readonly onBlur: (event: FocusEvent<E>) => void
}

/** For an element with a tabIndex, which takes the focus that its own parts lose. Must be drawn anew when they change. */
export function useKeptFocus<E extends HTMLElement>(): KeptFocus<E> {
  const ref = useRef<E>(null)
  const isInside = useRef(false)
  useLayoutEffect(() => {
    // What is taken away tells React of no blur.
    if (isInside.current && document.activeElement === document.body) ref.current?.focus({ preventScroll: true })
  })
  return {
    ref,
    onFocus: () => void (isInside.current = true),
    onBlur: ({ currentTarget, relatedTarget }) => void (isInside.current = currentTarget.contains(relatedTarget)),
  }
}
