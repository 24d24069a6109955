/** The lines above the code that say what it is that is shown, and what to do about it. */
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { sayError } from '../../ui/error-advice.ts'
import { t } from '../../words/index.ts'
import type { DocumentState } from './documents.ts'
import type { EditorRun } from './types.ts'
import '../../ui/pane-bar.css'

function Bar({ tone, children }: { readonly tone?: 'warn' | 'bad'; readonly children: ReactNode }): ReactNode {
  return (
    <div className="pane-bar editor-bar" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  )
}

/** An answer's text over the saved file. */
export function DraftBar(props: {
  readonly live: boolean
  /** This very file is being written; without it, the answer is done with it. */
  readonly writing: boolean
  readonly why: EditorRun['why'] | undefined
  readonly saved: boolean
  readonly showsSaved: boolean
  readonly onToggle: () => void
}): ReactNode {
  const { live, writing, why, saved, showsSaved, onToggle } = props
  return (
    <Bar>
      <Tag tone="warn">{t(why === 'review' && !live ? 'review.tag' : 'editor.draft')}</Tag>
      <span className="grow clip">
        {live ? t(writing ? 'editor.draftLive' : 'editor.draftWritten') : waitsFor(why)}
      </span>
      {saved && (
        <Button size="small" look="line" onClick={onToggle}>
          {showsSaved ? t('editor.showDraft') : t('editor.showSaved')}
        </Button>
      )}
    </Bar>
  )
}

function waitsFor(why: EditorRun['why']): string {
  if (why === 'review') return t('review.editorBar')
  return why === 'unfit' ? t('edits.editorUnfit') : t('editor.draftWaits')
}

export function VersionBar({ number }: { readonly number: number }): ReactNode {
  return (
    <Bar>
      <Tag>{t('editor.version', { number })}</Tag>
      <span className="grow clip">{t('editor.versionOld')}</span>
    </Bar>
  )
}

export interface DocumentBarProps {
  readonly path: string
  readonly state: DocumentState
  readonly comparing: boolean
  readonly onCompare: () => void
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
  readonly onRetry: () => void
}

/** A conflict with the disk, or why the file was not read or saved. */
export function DocumentBar(props: DocumentBarProps): ReactNode {
  const { path, state, comparing, onCompare, onKeepMine, onTakeTheirs, onRetry } = props
  if (state.conflict !== undefined) {
    const gone = state.conflict.text === undefined
    const what = comparing ? t('editor.comparing') : gone ? t('editor.removedOnDisk') : t('editor.changedOnDisk')
    return (
      <Bar tone="warn">
        <span className="grow editor-bar-text">{what}</span>
        <span className="editor-bar-actions">
          {!gone && (
            <Button size="small" look="line" aria-pressed={comparing} onClick={onCompare}>
              {comparing ? t('editor.compareEnd') : t('editor.compare')}
            </Button>
          )}
          <Button size="small" look="line" onClick={onTakeTheirs}>
            {gone ? t('editor.discardMine') : t('editor.takeTheirs')}
          </Button>
          <Button size="small" look="line" onClick={onKeepMine}>
            {t('editor.keepMine')}
          </Button>
        </span>
      </Bar>
    )
  }
  if (state.error === undefined) return undefined
  return (
    <Bar tone="bad">
      <span className="grow editor-bar-text" dir="auto">
        {state.dirty ? `${t('editor.notSavedWhy', { path })} ` : ''}
        {sayError(state.error)}
      </span>
      <Button size="small" look="line" onClick={onRetry}>
        {t('ui.tryAgain')}
      </Button>
    </Bar>
  )
}
