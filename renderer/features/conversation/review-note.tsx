/** A whole change that waits to be looked at: nothing is written, and what can be done about it. */
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { t } from '../../words/index.ts'
import { reviewProgress, shownMeanwhile } from './review-progress.ts'
import type { TurnActions } from './turn-actions.ts'
import type { Turn } from './turn.ts'

export interface ReviewNoteProps {
  readonly turn: Turn
  /** A run is live: nothing can be decided now. */
  readonly busy: boolean
  readonly actions: TurnActions
}

/** Where some of it was decided, looking at it goes on from there; where all of it was, it is ended as it was decided. */
export function ReviewNote({ turn, busy, actions }: ReviewNoteProps) {
  const progress = reviewProgress(turn.review)
  const { stage, open } = progress
  return (
    <Note
      tone="warn"
      title={t('review.noteTitle')}
      actions={
        <>
          {stage === 'decided' && <FinishButton {...{ turn, busy, actions }} />}
          <Button
            look={stage === 'decided' ? 'line' : 'main'}
            disabled={busy}
            onClick={() => actions.onSeeChanges(turn)}
          >
            {stage === 'begun' ? t('review.goOn', { count: open }) : t('review.look')}
          </Button>
          {stage === 'untouched' && (
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
      <p>{shownMeanwhile(progress)}</p>
    </Note>
  )
}

/** Nothing is open: there is no rest that would be accepted or rejected with it. */
function FinishButton({ turn, busy, actions }: ReviewNoteProps) {
  const { accepted } = reviewProgress(turn.review)
  const finish = accepted === 0 ? actions.onRejectAll : actions.onAcceptAll
  return (
    <Button look="main" disabled={busy} onClick={() => finish(turn)}>
      {accepted === 0 ? t('review.applyNone') : t('review.apply', { count: accepted })}
    </Button>
  )
}
