/** What can be done with a turn: with its prompt, and with its answer. */
import { Pencil, RotateCcw, Volume2, VolumeX } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../words/index.ts'
import { CopyButton } from './copy-button.tsx'
import { useCanRead, useSpeaker } from './speaker.ts'
import type { TurnActions } from './turn-actions.ts'
import { answerMarkdown } from './turn-words.ts'
import type { Turn } from './turn.ts'

export interface ToolbarProps {
  readonly turn: Turn
  readonly actions: TurnActions
}

/** Copies the prompt, or puts it back into the composer. */
export function PromptToolbar({ turn, actions }: ToolbarProps) {
  return (
    <div className="turn-tools" role="group" aria-label={t('conversation.promptActions')}>
      <IconButton size="small" label={t('conversation.editAndResend')} onClick={() => actions.onEditPrompt(turn)}>
        <Pencil size={14} />
      </IconButton>
      <CopyButton text={turn.prompt} label={t('conversation.copyPrompt')} />
    </div>
  )
}

/** Copies the answer, reads it aloud, asks again. `busy`: a run is live, nothing can be asked. */
export function AnswerToolbar({ turn, actions, busy }: ToolbarProps & { readonly busy: boolean }) {
  return (
    <div className="turn-tools" role="group" aria-label={t('conversation.answerActions')}>
      {turn.text !== '' && <ReadAloud turn={turn} />}
      {(turn.text !== '' || turn.files.length > 0) && (
        <CopyButton text={() => answerMarkdown(turn)} label={t('conversation.copyAnswer')} />
      )}
      <IconButton
        size="small"
        label={t('conversation.askAgain')}
        disabled={busy}
        onClick={() => actions.onAskAgain(turn)}
      >
        <RotateCcw size={14} className="mirrored" />
      </IconButton>
    </div>
  )
}

function ReadAloud({ turn }: { readonly turn: Turn }) {
  const canRead = useCanRead(turn.text)
  const isRead = useSpeaker(({ reading }) => reading === turn.id)
  const { read, stop } = useSpeaker.getState()
  if (!canRead) return null
  return (
    <IconButton
      size="small"
      on={isRead}
      label={isRead ? t('conversation.stopReading') : t('conversation.readAloud')}
      onClick={() => (isRead ? stop() : read(turn.id, turn.text))}
    >
      {isRead ? <VolumeX size={14} /> : <Volume2 size={14} />}
    </IconButton>
  )
}
