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
  /** Only drawn while it is open. */
  readonly children: () => ReactNode
}

/** Closed at first. */
export function Fold({ label, hint, className, children }: FoldProps) {
  const [open, setOpen] = useState(false)
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
