/** Going from turn to turn by keyboard: J and K, or Alt with the arrows; the turn that has the focus is never taken down. */
import { type KeyboardEvent, type RefObject, useCallback, useState } from 'react'

export interface TurnFocus {
  /** The turn that had the focus last, itself or inside it: a dialog that it opened may have it now. */
  readonly index: number | undefined
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly onFocus: () => void
}

/** How many frames a far turn may need to be drawn. */
const patience = 30

/** `goTo` scrolls so that the turn can be seen. */
export function useTurnFocus(
  root: RefObject<HTMLElement | null>,
  count: number,
  goTo: (index: number) => void,
  firstVisible: () => number,
): TurnFocus {
  const [index, setIndex] = useState<number>()

  const onFocus = useCallback(() => setIndex((before) => indexOf(document.activeElement) ?? before), [])

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = stepOf(event)
    if (step === undefined || count === 0) return
    event.preventDefault()
    event.stopPropagation()
    const from = indexOf(document.activeElement)
    const to = from === undefined ? firstVisible() : Math.min(Math.max(from + step, 0), count - 1)
    setIndex(to)
    goTo(to)
    focusWhenDrawn(root, to, patience)
  }

  return { index, onKeyDown, onFocus }
}

function stepOf(event: KeyboardEvent<HTMLElement>): 1 | -1 | undefined {
  if (event.ctrlKey || event.metaKey || event.shiftKey || isTyping(event.target)) return undefined
  if (event.altKey) return event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined
  // By its place too, for keyboards of other alphabets.
  if (event.key === 'j' || (event.code === 'KeyJ' && event.key.length === 1)) return 1
  if (event.key === 'k' || (event.code === 'KeyK' && event.key.length === 1)) return -1
  return undefined
}

function isTyping(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
}

function indexOf(element: Element | null): number | undefined {
  const value = element?.closest('[data-index]')?.getAttribute('data-index')
  return value === null || value === undefined ? undefined : Number(value)
}

function focusWhenDrawn(root: RefObject<HTMLElement | null>, index: number, frames: number): void {
  const turn = root.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)
  if (turn !== null && turn !== undefined) turn.focus({ preventScroll: true })
  else if (frames > 0) requestAnimationFrame(() => focusWhenDrawn(root, index, frames - 1))
}
