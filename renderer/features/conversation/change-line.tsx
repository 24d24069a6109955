/** Under a change's files: what it changed, line by line, and the way back. */
import { FileDiff, Undo2 } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { t } from '../../words/index.ts'
import type { TurnActions } from './turn-actions.ts'
import { isInReview, isLive, makesApp, type Turn } from './turn.ts'

export interface ChangeLineProps {
  readonly turn: Turn
  /** A run is live: nothing can be taken back now. */
  readonly busy: boolean
  readonly actions: TurnActions
}

/** Nothing for an answer that changed nothing that was there. */
export function ChangeLine({ turn, busy, actions }: ChangeLineProps) {
  const { undoTo } = turn
  const canSee = hasChanges(turn)
  if (turn.unchanged || (!canSee && undoTo === undefined)) return null
  return (
    <div className="turn-change">
      {canSee && (
        <Button size="small" look="line" onClick={() => actions.onSeeChanges(turn)}>
          <FileDiff size={14} aria-hidden="true" />
          {t('review.see')}
        </Button>
      )}
      {undoTo !== undefined && (
        <Button
          size="small"
          look="line"
          disabled={busy}
          title={t('edits.undoHint')}
          onClick={() => actions.onUndo(undoTo)}
        >
          <Undo2 size={14} className="mirrored" aria-hidden="true" />
          {t('edits.undo')}
        </Button>
      )}
    </div>
  )
}

/** What waits to be looked at says so itself. */
function hasChanges(turn: Turn): boolean {
  if (isLive(turn) || makesApp(turn) || isInReview(turn)) return false
  return turn.review !== undefined || (turn.mode === 'edit' && turn.versionId !== undefined && turn.files.length > 0)
}
