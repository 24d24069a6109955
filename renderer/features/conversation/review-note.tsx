/** A whole change that waits to be looked at: nothing is written, and what can be done about it. */
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { t } from '../../words/index.ts'
import type { TurnActions } from './turn-actions.ts'
import type { Turn } from './turn.ts'

export interface ReviewNoteProps {
  readonly turn: Turn
  /** A run is live: nothing can be decided now. */
  readonly busy: boolean
  readonly actions: TurnActions
}

/** Where some of it was decided, looking at it goes on from there. */
export function ReviewNote({ turn, busy, actions }: ReviewNoteProps) {
  const files = turn.review?.files ?? []
  const open = files.filter(({ decision }) => decision === undefined).length
  const isUntouched = open === files.length
  return (
    <Note
      tone="warn"
      title={t('review.noteTitle')}
      actions={
        <>
          <Button look="main" disabled={busy} onClick={() => actions.onSeeChanges(turn)}>
            {isUntouched ? t('review.look') : t('review.goOn', { count: open })}
          </Button>
          {isUntouched && (
            <>
              <Button look="line" disabled={busy} onClick={() => actions.onAcceptAll(turn)}>
                {t('review.acceptAll')}
              </Button>
              <Button look="line" disabled={busy} onClick={() => actions.onRejectAll(turn)}>
                {t('review.rejectAll')}
              </Button>
            </>
          )}
        </>
      }
    >
      <p>{t('review.noteText')}</p>
    </Note>
  )
}
