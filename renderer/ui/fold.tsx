/** A line that opens what is behind it; what is behind is made when it is first asked for. */
import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { classNames } from './class-names.ts'
import './fold.css'

export interface FoldProps {
  readonly label: ReactNode
  /** Said to screen readers and in the tooltip, where the line itself is not enough. */
  readonly hint?: string
  readonly className?: string
  /** Open at first; afterwards it is as the user leaves it. */
  readonly startsOpen?: boolean
  /** Only drawn while it is open. */
  readonly children: () => ReactNode
}

/** Closed at first, unless it is told otherwise. */
export function Fold({ label, hint, className, startsOpen = false, children }: FoldProps) {
  const [open, setOpen] = useState(startsOpen)
  return (
    <div className={classNames('fold', className)}>
      <button type="button" className="fold-line" aria-expanded={open} title={hint} onClick={() => setOpen(!open)}>
        <ChevronRight size={14} aria-hidden="true" className="mirrored" />
        <span className="fold-label">{label}</span>
      </button>
      {open && <div className="fold-body">{children()}</div>}
    </div>
  )
}
