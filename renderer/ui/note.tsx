/** A note in place: something to know, or what went wrong and what to do about it. */
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import './note.css'
import { classNames } from './class-names.ts'

export interface NoteProps {
  readonly tone?: 'info' | 'warn' | 'bad'
  readonly title: string
  readonly children?: ReactNode
  /** Buttons: what can be done about it. */
  readonly actions?: ReactNode
}

const icons = { info: Info, warn: TriangleAlert, bad: CircleAlert }

/** A bad note is announced at once (`role=alert`), the others politely. */
export function Note({ tone = 'info', title, children, actions }: NoteProps) {
  const Icon = icons[tone]
  return (
    <div className={classNames('note', `note-${tone}`)} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden="true" />
      <div className="note-body">
        <strong>{title}</strong>
        {children !== undefined && <div className="note-text">{children}</div>}
        {actions !== undefined && actions !== false && <div className="note-actions">{actions}</div>}
      </div>
    </div>
  )
}
