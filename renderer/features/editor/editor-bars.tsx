/** The lines above the code that say what it is that is shown, and what to do about it. */
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import type { DocumentState } from './documents.ts'
import '../../ui/pane-bar.css'

function Bar({ tone, children }: { readonly tone?: 'warn' | 'bad'; readonly children: ReactNode }): ReactNode {
  return (
    <div className="pane-bar" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  )
}

/** An answer's text over the saved file. */
export function DraftBar(props: {
  readonly live: boolean
  readonly saved: boolean
  readonly showsSaved: boolean
  readonly onToggle: () => void
}): ReactNode {
  const { live, saved, showsSaved, onToggle } = props
  return (
    <Bar>
      <Tag tone="warn">draft</Tag>
      <span className="grow clip">
        {live ? 'Being written. The saved file waits.' : 'Unfinished: keep or discard it.'}
      </span>
      {saved && (
        <Button size="small" look="line" onClick={onToggle}>
          {showsSaved ? 'Show draft' : 'Show saved'}
        </Button>
      )}
    </Bar>
  )
}

export function VersionBar({ number }: { readonly number: number }): ReactNode {
  return (
    <Bar>
      <Tag>{`version ${number}`}</Tag>
      <span className="grow clip">An earlier version: read only.</span>
    </Bar>
  )
}

export interface DocumentBarProps {
  readonly path: string
  readonly state: DocumentState
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
  readonly onRetry: () => void
}

/** A conflict with the disk, or why the file was not read or saved. */
export function DocumentBar({ path, state, onKeepMine, onTakeTheirs, onRetry }: DocumentBarProps): ReactNode {
  if (state.conflict !== undefined) {
    const gone = state.conflict.text === undefined
    return (
      <Bar tone="warn">
        <span className="grow">{gone ? 'Removed' : 'Changed'} on disk while you were editing it.</span>
        <Button size="small" look="line" onClick={onKeepMine}>
          Keep mine
        </Button>
        <Button size="small" look="line" onClick={onTakeTheirs}>
          {gone ? 'Discard mine' : 'Take theirs'}
        </Button>
      </Bar>
    )
  }
  if (state.error === undefined) return undefined
  return (
    <Bar tone="bad">
      <span className="grow">
        {state.dirty ? `${path} is not saved: ` : ''}
        {state.error.message}
      </span>
      <Button size="small" look="line" onClick={onRetry}>
        Try again
      </Button>
    </Bar>
  )
}
