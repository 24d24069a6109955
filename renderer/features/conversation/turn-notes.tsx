/** What can be done about an answer that is not simply there: a draft, a failure, no files. */
import { Button } from '../../ui/button.tsx'
import { errorAdvice } from '../../ui/error-advice.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Note } from '../../ui/note.tsx'
import type { Turn } from './turn.ts'

export interface TurnActions {
  /** Makes the draft the project's files. */
  readonly onKeep: (runId: string) => void
  readonly onDiscard: (runId: string) => void
  /** Sends the same prompt again. */
  readonly onAskAgain: (turn: Turn) => void
  /** Sends the prompt again and asks for files. */
  readonly onAskForFiles: (turn: Turn) => void
  /** Puts the prompt into the composer. */
  readonly onEditPrompt: (turn: Turn) => void
  readonly onConnectModel: () => void
  readonly onOpenFile: (path: string) => void
}

export interface TurnNotesProps {
  readonly turn: Turn
  /** Only the newest turn can be asked again in place. */
  readonly newest: boolean
  readonly actions: TurnActions
}

const setupKinds: ReadonlySet<string> = new Set(['auth', 'unreachable', 'model-not-found', 'quota'])

/** One note for what happened, and one for each file that was refused. */
export function TurnNotes({ turn, newest, actions }: TurnNotesProps) {
  const pending = turn.draft === 'pending'
  return (
    <>
      {pending && <DraftNote turn={turn} newest={newest} actions={actions} />}
      {!pending && turn.error !== undefined && turn.state !== 'stopped' && (
        <ErrorNote
          error={turn.error}
          onRetry={newest ? () => actions.onAskAgain(turn) : undefined}
          actions={newest && <FailedActions turn={turn} actions={actions} />}
        />
      )}
      {turn.draft === 'discarded' && <p className="small faint">Draft discarded: the app keeps only what was saved.</p>}
      {turn.draft === 'applied' && <p className="small faint">Draft kept, unfinished as it was.</p>}
      {turn.state === 'stopped' && turn.draft === 'none' && turn.files.length === 0 && (
        <Note
          title="Stopped before anything came"
          actions={
            newest && (
              <>
                <Button look="line" onClick={() => actions.onAskAgain(turn)}>
                  Ask again
                </Button>
                <Button onClick={() => actions.onEditPrompt(turn)}>Edit prompt</Button>
              </>
            )
          }
        />
      )}
      {turn.state === 'done' && turn.files.length === 0 && (
        <NoFilesNote turn={turn} newest={newest} actions={actions} />
      )}
      {turn.rejected.map(({ path, why }) => (
        <Note key={path} tone="warn" title={`${path} was not taken`}>
          {why}
        </Note>
      ))}
    </>
  )
}

function FailedActions({ turn, actions }: Omit<TurnNotesProps, 'newest'>) {
  return (
    <>
      {turn.error !== undefined && setupKinds.has(turn.error.kind) && (
        <Button onClick={actions.onConnectModel}>Models…</Button>
      )}
      <Button onClick={() => actions.onEditPrompt(turn)}>Edit prompt</Button>
    </>
  )
}

function DraftNote({ turn, actions, newest }: TurnNotesProps) {
  return (
    <Note
      tone="warn"
      title={turn.error === undefined ? 'Draft: this answer is not finished' : errorAdvice(turn.error).title}
      actions={
        <>
          <Button look="line" onClick={() => actions.onKeep(turn.id)}>
            Keep
          </Button>
          <Button look="line" onClick={() => actions.onDiscard(turn.id)}>
            Discard
          </Button>
          {newest && <Button onClick={() => actions.onAskAgain(turn)}>Ask again</Button>}
        </>
      }
    >
      {turn.error !== undefined && turn.state !== 'stopped' && <p>{turn.error.message}</p>}
      <p>
        {turn.mode === 'edit'
          ? 'Editor and preview show the draft; your files are as they were until you keep it.'
          : 'Editor and preview show what came so far, as a draft.'}
      </p>
    </Note>
  )
}

function NoFilesNote({ turn, actions, newest }: TurnNotesProps) {
  const starter = (turn.answered ?? turn.asked).provider === 'starter'
  return (
    <Note
      title={starter ? 'No template fits this prompt' : 'No files came back'}
      actions={
        newest &&
        (starter ? (
          <>
            <Button look="line" onClick={() => actions.onEditPrompt(turn)}>
              Edit prompt
            </Button>
            <Button onClick={actions.onConnectModel}>Connect a model</Button>
          </>
        ) : (
          <Button look="line" onClick={() => actions.onAskForFiles(turn)}>
            Ask again for files
          </Button>
        ))
      }
    />
  )
}
