/** What can be done about an answer that is not simply there: a draft, a failure, no files. */
import { Button } from '../../ui/button.tsx'
import { errorAdvice, ownWords } from '../../ui/error-advice.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Note } from '../../ui/note.tsx'
import { t } from '../../words/index.ts'
import { AppNote } from './app-run/app-note.tsx'
import { EditCards, undecided } from './edit-cards.tsx'
import { RejectedNotes } from './rejected-notes.tsx'
import { reviewFate } from './review-fate.ts'
import type { TurnActions } from './turn-actions.ts'
import { ReviewNote } from './review-note.tsx'
import { SetupButton } from './setup-button.tsx'
import { failureOf } from './turn-failure.ts'
import { isInReview, isTurnedDown, makesApp, type Turn } from './turn.ts'

export interface TurnNotesProps {
  readonly turn: Turn
  /** Only the newest turn can be asked again in place. */
  readonly newest: boolean
  /** The next turn goes on where this one ended: there is nothing to be done about it here. */
  readonly resumed?: boolean
  /** A run is live: nothing can be decided now. */
  readonly busy?: boolean
  readonly actions: TurnActions
}

/** One note for what happened, and one for each file that was refused. */
export function TurnNotes({ turn, newest, resumed = false, busy = false, actions }: TurnNotesProps) {
  const pending = turn.draft === 'pending' && !resumed
  const fate = resumed ? t('conversation.resumedBelow') : fateOf(turn, newest)
  // Where nothing could be taken there is no draft: the parts can be decided on until something comes after it.
  const isOpen = pending || (turn.draft === 'none' && newest && !resumed)
  const failed = failureOf(turn)
  return (
    <>
      <EditCards turn={turn} open={isOpen} busy={busy} actions={actions} />
      {pending && isInReview(turn) && <ReviewNote turn={turn} busy={busy} actions={actions} />}
      {pending && !isInReview(turn) && !makesApp(turn) && <DraftNote turn={turn} newest={newest} actions={actions} />}
      {pending && makesApp(turn) && <AppNote turn={turn} newest={newest} actions={actions} />}
      {!pending && !resumed && failed !== undefined && (
        <ErrorNote
          error={failed}
          onRetry={newest ? () => actions.onAskAgain(turn) : undefined}
          actions={newest ? <FailedActions turn={turn} actions={actions} /> : undefined}
        />
      )}
      {fate !== undefined && <p className="small faint">{fate}</p>}
      {turn.variantOf !== undefined && <OneOfTwo pairId={turn.variantOf} actions={actions} />}
      {turn.state === 'stopped' && turn.draft === 'none' && turn.files.length === 0 && turn.app === undefined && (
        <Note
          title={t('conversation.nothingCame')}
          actions={
            newest && (
              <>
                <Button look="line" onClick={() => actions.onAskAgain(turn)}>
                  {t('conversation.askAgain')}
                </Button>
                <Button onClick={() => actions.onEditPrompt(turn)}>{t('conversation.editPrompt')}</Button>
              </>
            )
          }
        />
      )}
      {turn.state === 'done' &&
        turn.files.length === 0 &&
        turn.review === undefined &&
        !makesApp(turn) &&
        !isTurnedDown(turn) && <NoFilesNote turn={turn} newest={newest} actions={actions} />}
      <RejectedNotes files={turn.rejected} />
    </>
  )
}

function OneOfTwo({ pairId, actions }: { readonly pairId: string; readonly actions: TurnActions }) {
  return (
    <p className="small faint">
      {t('variants.oneOfTwo')}{' '}
      <button type="button" className="link-button" onClick={() => actions.onLookAtTwo(pairId)}>
        {t('variants.lookAtBoth')}
      </button>
    </p>
  )
}

/** What became of a draft that is none any more, and of a change that was taken back, or was none. */
function fateOf(turn: Turn, newest: boolean): string | undefined {
  if (turn.undone) return t('conversation.undone')
  if (turn.unchanged) return t('conversation.unchangedText')
  if (turn.review !== undefined) return reviewFate(turn)
  switch (turn.draft) {
    case 'applied':
      if (turn.editProblems.length > 0) return undecided(turn).length > 0 ? t('edits.keptFitting') : t('edits.keptSo')
      return makesApp(turn) ? t('run.keptSo') : t('conversation.draftKept')
    case 'discarded':
      return turn.saved ? t('conversation.draftSaved') : t('conversation.draftDiscarded')
    case 'replaced':
      if (makesApp(turn) && !newest) return t('run.wentOn')
      return newest ? t('conversation.draftRestored') : t('conversation.draftReplaced')
    default:
      return undefined
  }
}

function FailedActions({ turn, actions }: Omit<TurnNotesProps, 'newest'>) {
  return (
    <>
      <SetupButton turn={turn} actions={actions} />
      <Button onClick={() => actions.onEditPrompt(turn)}>{t('conversation.editPrompt')}</Button>
    </>
  )
}

function DraftNote({ turn, actions, newest }: TurnNotesProps) {
  // Starter writes an app from the whole prompt, or not at all; an answer that does not fit had come to its end.
  const canContinue = newest && turn.asked.provider !== 'starter' && turn.error?.kind !== 'not-applied'
  return (
    <Note
      tone="warn"
      title={draftTitle(turn)}
      actions={
        <>
          {canContinue && (
            <Button look="main" onClick={() => actions.onContinue(turn.id)}>
              {t('conversation.continue')}
            </Button>
          )}
          <Button look="line" onClick={() => actions.onKeep(turn.id)}>
            {undecided(turn).length > 0 ? t('edits.keepFitting') : t('conversation.keep')}
          </Button>
          <Button look="line" onClick={() => actions.onDiscard(turn.id)}>
            {t('conversation.discard')}
          </Button>
          {newest && !canContinue && (
            <Button onClick={() => actions.onAskAgain(turn)}>{t('conversation.askAgain')}</Button>
          )}
        </>
      }
    >
      {turn.error !== undefined && turn.error.kind !== 'not-applied' && turn.state !== 'stopped' && (
        <p dir="auto">{ownWords(turn.error)}</p>
      )}
      <p>{turn.mode === 'edit' ? t('conversation.draftEdit') : t('conversation.draftCreate')}</p>
    </Note>
  )
}

function draftTitle(turn: Turn): string {
  const { error, editProblems } = turn
  if (editProblems.length > 0) return undecided(turn).length > 0 ? t('edits.noteTitle') : t('edits.noteDecided')
  return error === undefined ? t('conversation.draftTitle') : errorAdvice(error).title
}

function NoFilesNote({ turn, actions, newest }: TurnNotesProps) {
  const starter = (turn.answered ?? turn.asked).provider === 'starter'
  return (
    <Note
      title={starter ? t('conversation.noTemplate') : t('conversation.noFiles')}
      actions={
        newest &&
        (starter ? (
          <>
            <Button look="line" onClick={() => actions.onEditPrompt(turn)}>
              {t('conversation.editPrompt')}
            </Button>
            <Button onClick={actions.onConnectModel}>{t('conversation.connectModel')}</Button>
          </>
        ) : (
          <Button look="line" onClick={() => actions.onAskForFiles(turn)}>
            {t('conversation.askForFiles')}
          </Button>
        ))
      }
    />
  )
}
