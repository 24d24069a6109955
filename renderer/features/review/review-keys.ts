/** The keys of the window of changes: in its tooltips, and as what they do. */
import { useEffect, useLayoutEffect, useRef } from 'react'
import { isShortcut } from '../../ui/shortcut.ts'
import { isInTopDialog } from '../../ui/top-dialog.ts'

export const reviewKeys = {
  next: 'Alt+ArrowDown',
  previous: 'Alt+ArrowUp',
  accept: 'Alt+A',
  reject: 'Alt+X',
  finish: 'Mod+Enter',
} as const

export type ReviewKey = keyof typeof reviewKeys

/**
 * Everywhere in the window, before the editor's own: the focus is mostly in the code. Not while another window lies over
 * the changes: what is not seen is not decided.
 */
export function useReviewKeys(onKey: (key: ReviewKey) => void): void {
  const latest = useRef(onKey)
  // Before the next key comes, however quick the hand is.
  useLayoutEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    const leave = new AbortController()
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented) return
      const names: readonly ReviewKey[] = ['next', 'previous', 'accept', 'reject', 'finish']
      const key = names.find((name) => isShortcut(event, reviewKeys[name]))
      if (key === undefined || (event.repeat && key !== 'next' && key !== 'previous')) return
      if (!isInTopDialog('.changes')) return
      event.preventDefault()
      event.stopPropagation()
      latest.current(key)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true, signal: leave.signal })
    return () => leave.abort()
  }, [])
}
