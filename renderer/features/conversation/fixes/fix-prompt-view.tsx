/** What a turn was about that mends errors: the error, its place, who asked, and what was sent. */
import { Wrench } from 'lucide-react'
import { useState } from 'react'
import { formatMoment } from '../../../ui/format.ts'
import { latin, t } from '../../../words/index.ts'
import { clockText } from '../day.ts'
import type { TurnActions } from '../turn-actions.ts'
import type { Turn } from '../turn.ts'
import './fixes.css'

export interface FixPromptViewProps {
  readonly turn: Turn & { readonly fix: NonNullable<Turn['fix']> }
  readonly onOpenFile: TurnActions['onOpenFile']
  /** Something in it was searched for: it is shown whole. */
  readonly unfolded: boolean
}

/** In the place of a prompt's bubble: nobody wrote this one. */
export function FixPromptView({ turn, onOpenFile, unfolded }: FixPromptViewProps) {
  const [open, setOpen] = useState(false)
  const { problems, automatic } = turn.fix
  const [first] = problems
  if (first === undefined) return null
  const { file, line } = first
  const isOpen = open || unfolded
  return (
    <div className="turn-asked">
      <div className="turn-prompt turn-fix">
        <p className="turn-fix-head">
          <Wrench size={14} aria-hidden="true" />
          <strong>{t('fixes.turn')}</strong>
          <span className="small dim">{automatic ? t('fixes.turnAutomatic') : t('fixes.turnAsked')}</span>
        </p>
        <p className="turn-fix-words" dir="ltr">
          <bdi className="mono">{first.message.replace(/^Uncaught (?:\(in promise\) )?/, '')}</bdi>
        </p>
        <p className="turn-fix-foot small">
          {file !== undefined && (
            <button
              type="button"
              className="link-button mono"
              title={t('preview.openAt', { place: latin(placeText(file, line)) })}
              onClick={() => onOpenFile(file, line ?? 1)}
            >
              <bdi>{placeText(file, line)}</bdi>
            </button>
          )}
          {problems.length > 1 && (
            <span className="dim num">{t('fixes.turnMore', { count: problems.length - 1 })}</span>
          )}
          {!unfolded && (
            <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? t('conversation.showLess') : t('fixes.sent')}
            </button>
          )}
        </p>
        {isOpen && (
          <pre className="turn-fix-sent small" dir="ltr">
            {turn.prompt}
          </pre>
        )}
      </div>
      <div className="turn-under">
        <time className="small faint num" title={formatMoment(turn.startedAt)}>
          {clockText(turn.startedAt)}
        </time>
      </div>
    </div>
  )
}

function placeText(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file}:${line}`
}
