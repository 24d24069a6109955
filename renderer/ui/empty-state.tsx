/** Nothing here yet: what would be here, and the way to it. */
import type { ReactNode } from 'react'
import './empty-state.css'

export interface EmptyStateProps {
  readonly icon?: ReactNode
  readonly title: string
  readonly children?: ReactNode
  /** One button, mostly. */
  readonly action?: ReactNode
}

/** Fills its parent and stands in the middle of it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      {icon !== undefined && <span className="empty-state-icon">{icon}</span>}
      <h2>{title}</h2>
      {children !== undefined && <div className="dim">{children}</div>}
      {action}
    </div>
  )
}
