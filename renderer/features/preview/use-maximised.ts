/** A pane over the whole window: nothing behind it can be reached, and Escape gives the window back. */
import { type RefObject, useEffect, useRef } from 'react'

const layers = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

/** `onEscape` only when nothing on top of the pane wants the key. Menus and toasts, which stand elsewhere, stay usable. */
export function useMaximised(pane: RefObject<HTMLElement | null>, on: boolean, onEscape: () => void): void {
  const latest = useRef(onEscape)
  useEffect(() => {
    latest.current = onEscape
  })
  useEffect(() => {
    if (!on || pane.current === null) return undefined
    const covered: Element[] = []
    for (let inner: Element = pane.current; inner.parentElement !== null && inner.id !== 'root';) {
      for (const other of inner.parentElement.children) {
        if (other === inner || other.hasAttribute('inert')) continue
        other.setAttribute('inert', '')
        covered.push(other)
      }
      inner = inner.parentElement
    }
    const leave = new AbortController()
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isLayerOpen()) return
      event.preventDefault()
      event.stopPropagation()
      latest.current()
    }
    // Before the window's own, which would stop a run.
    document.addEventListener('keydown', onKey, { signal: leave.signal })
    return () => {
      leave.abort()
      for (const other of covered) other.removeAttribute('inert')
    }
  }, [pane, on])
}

/** What is hidden does not count: the editor keeps lists of its own in the page, unseen. */
function isLayerOpen(): boolean {
  return [...document.querySelectorAll(layers)].some((layer) => layer.checkVisibility({ visibilityProperty: true }))
}
