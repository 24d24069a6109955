/** The search of a conversation: what is looked for, where it was found, and the marks on the page. */
import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react'
import { rangesOf, turnsWith } from './search.ts'
import type { Turn } from './turn.ts'

export interface ConversationSearch {
  readonly open: boolean
  readonly query: string
  readonly count: number
  /** Which of the found turns is shown, from 0. */
  readonly at: number
  /** The place of the turn that is shown. */
  readonly foundIndex: number | undefined
  /** Grows when the search is asked for again. */
  readonly focusKey: number
  readonly show: () => void
  readonly close: () => void
  readonly search: (query: string) => void
  readonly step: (step: 1 | -1) => void
}

const markName = 'kiln-found'
const markNowName = 'kiln-found-now'

/** Begins at the newest turn that has the text, as one who looks back does. */
export function useSearch(turns: readonly Turn[], root: RefObject<HTMLElement | null>): ConversationSearch {
  const [open, setOpen] = useState(false)
  const [focusKey, setFocusKey] = useState(0)
  const [query, setQuery] = useState('')
  /** Counted from the newest. */
  const [back, setBack] = useState(0)
  const found = useMemo(() => (open ? turnsWith(turns, query) : []), [open, turns, query])
  const at = found.length === 0 ? 0 : (((found.length - 1 - back) % found.length) + found.length) % found.length
  const foundIndex = found[at]
  useMarks(root, open ? query : '', foundIndex)

  const show = useCallback(() => {
    setOpen(true)
    setFocusKey((key) => key + 1)
  }, [])
  const close = useCallback(() => setOpen(false), [])
  const search = useCallback((next: string) => {
    setQuery(next)
    setBack(0)
  }, [])
  const step = useCallback((by: 1 | -1) => setBack((count) => count - by), [])
  return { open, query, count: found.length, at, foundIndex, focusKey, show, close, search, step }
}

/** Marks what stands on the page, again whenever the list shows other turns. */
function useMarks(root: RefObject<HTMLElement | null>, query: string, foundIndex: number | undefined): void {
  useEffect(() => {
    const element = root.current
    const marks = globalThis.CSS?.highlights
    if (element === null || marks === undefined || query.trim() === '') return
    let asked: number | undefined
    const mark = (): void => {
      asked = undefined
      const ranges = rangesOf(element, query)
      const now = element.querySelector(`[data-index="${foundIndex}"]`)
      marks.set(markName, new Highlight(...ranges))
      marks.set(markNowName, new Highlight(...ranges.filter((range) => now?.contains(range.startContainer) === true)))
    }
    const watcher = new MutationObserver(() => {
      asked ??= requestAnimationFrame(mark)
    })
    watcher.observe(element, { childList: true, subtree: true, characterData: true })
    mark()
    return () => {
      watcher.disconnect()
      if (asked !== undefined) cancelAnimationFrame(asked)
      marks.delete(markName)
      marks.delete(markNowName)
    }
  }, [root, query, foundIndex])
}
