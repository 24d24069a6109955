/** The editor's side column: which of its views is shown, and whether there is room for it beside the code. */
import { type RefObject, useEffect, useState } from 'react'
import { keepText, keptText } from './kept.ts'

export type SideView = 'files' | 'search'

export interface Side {
  readonly view: SideView
  readonly shown: boolean
  /** Too narrow for a column: it lies over the code. */
  readonly compact: boolean
  show(view: SideView): void
  hide(): void
  toggle(): void
  /** Something was chosen there: a column over the code goes. */
  done(): void
}

/** In CSS pixels. */
const compactBelow = 480

export function useSide(projectId: string, element: RefObject<HTMLElement | null>): Side {
  const [kept, setKept] = useState<{ view: SideView; shown: boolean }>(() => ({
    view: 'files',
    shown: keptText('side', projectId) !== 'hidden',
  }))
  const [over, setOver] = useState(false)
  const [compact, setCompact] = useState(false)

  useEffect(() => {
    const observed = element.current
    if (observed === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      // A hidden pane has no width: it keeps what it had.
      if (entry !== undefined && entry.contentRect.width > 0) setCompact(entry.contentRect.width < compactBelow)
    })
    observer.observe(observed)
    return () => observer.disconnect()
  }, [element])

  function setShown(shown: boolean, view: SideView = kept.view): void {
    if (compact) {
      setOver(shown)
      setKept({ ...kept, view })
      return
    }
    setKept({ view, shown })
    keepText('side', projectId, shown ? 'shown' : 'hidden')
  }
  const shown = compact ? over : kept.shown
  return {
    view: kept.view,
    shown,
    compact,
    show: (view) => setShown(true, view),
    hide: () => setShown(false),
    toggle: () => setShown(!shown),
    done: () => {
      if (compact) setOver(false)
    },
  }
}
