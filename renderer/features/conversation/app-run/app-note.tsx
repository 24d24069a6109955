/** What can be done about an app that is not all made: go on with what is missing, or leave it as it is. */
import { Button } from '../../../ui/button.tsx'
import { errorAdvice, ownWords } from '../../../ui/error-advice.ts'
import { Note } from '../../../ui/note.tsx'
import { t } from '../../../words/index.ts'
import { SetupButton } from '../setup-button.tsx'
import type { TurnActions } from '../turn-actions.ts'
import type { Turn } from '../turn.ts'

export interface AppNoteProps {
  readonly turn: Turn
  /** Only the newest turn can be gone on with. */
  readonly newest: boolean
  readonly actions: TurnActions
}

/** Says what is kept. */
export function AppNote({ turn, newest, actions }: AppNoteProps) {
  const failed = turn.error !== undefined && turn.state !== 'stopped' ? turn.error : undefined
  return (
    <Note
      tone="warn"
      title={failed === undefined ? t('run.unfinished') : errorAdvice(failed).title}
      actions={
        newest && (
          <>
            <Button look="main" onClick={() => actions.onContinue(turn.id)}>
              {t('run.goOn')}
            </Button>
            <Button look="line" onClick={() => actions.onKeep(turn.id)}>
              {t('run.keepSo')}
            </Button>
            <SetupButton turn={turn} actions={actions} />
          </>
        )
      }
    >
      {failed !== undefined && <p dir="auto">{ownWords(failed)}</p>}
      <p>{keptText(turn)}</p>
    </Note>
  )
}

function keptText({ app }: Turn): string {
  if (app === undefined) return t('run.keptNothing')
  const made = app.screens.filter(({ state }) => state === 'ready').length
  return made === 0 ? t('run.keptPlan') : t('run.kept', { made, count: app.screens.length })
}
