/** What was asked, and what was sent along. Long prompts are folded. */
import { useState } from 'react'
import { formatMoment } from '../../ui/format.ts'
import { AttachmentList } from '../../ui/attachment-list.tsx'
import { t } from '../../words/index.ts'
import { AboutLine } from './about-line.tsx'
import { clockText } from './day.ts'
import type { TurnActions } from './turn-actions.ts'
import { PromptToolbar } from './turn-toolbars.tsx'
import type { Turn } from './turn.ts'

export interface PromptViewProps {
  readonly turn: Turn
  readonly actions: TurnActions
  /** Something in it was searched for: it is shown whole. */
  readonly unfolded: boolean
}

const foldedCharacters = 600
const foldedLines = 12

/** The bubble, with the time and what can be done with the prompt under it. */
export function PromptView({ turn, actions, unfolded }: PromptViewProps) {
  const [open, setOpen] = useState(false)
  const folded = foldOf(turn.prompt)
  const short = folded !== undefined && !open && !unfolded
  return (
    <div className="turn-asked">
      <div className="turn-prompt">
        <span className="unseen">{t('conversation.you')}</span>
        <p dir="auto">{short ? `${folded}…` : turn.prompt}</p>
        {folded !== undefined && !unfolded && (
          <button type="button" className="link-button turn-more" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('conversation.showLess') : t('conversation.showAll')}
          </button>
        )}
        {turn.about !== undefined && <AboutLine about={turn.about} onOpenFile={actions.onOpenFile} />}
        {turn.attachments.length > 0 && (
          <AttachmentList
            label={t('conversation.attachments')}
            attachments={turn.attachments}
            read={actions.readAttachment}
          />
        )}
      </div>
      <div className="turn-under">
        <time className="small faint num" title={formatMoment(turn.startedAt)}>
          {clockText(turn.startedAt)}
        </time>
        <PromptToolbar turn={turn} actions={actions} />
      </div>
    </div>
  )
}

/** The first part of a long prompt; undefined for one that is shown whole. */
function foldOf(prompt: string): string | undefined {
  const lines = prompt.split('\n')
  if (prompt.length <= foldedCharacters && lines.length <= foldedLines) return undefined
  return lines.slice(0, foldedLines).join('\n').slice(0, foldedCharacters).trimEnd()
}
