/** The conversation pane of a project: what was said and made, and the composer under it. */
import { type ReactNode, useMemo } from 'react'
import { client } from '../client/connection.ts'
import { Composer, useComposerStore } from '../features/composer/index.ts'
import { Conversation, type Turn, type TurnActions } from '../features/conversation/index.ts'
import { answeredBy, choiceProblem, modelLabel, type Models } from '../features/models/index.ts'
import { showError } from '../ui/toast.tsx'
import { newPlace, sendPrompt } from './send-prompt.ts'

export interface TalkPaneProps {
  /** Undefined while a new app's project is being made. */
  readonly projectId: string | undefined
  readonly turns: readonly Turn[] | undefined
  readonly liveRunId: string | undefined
  readonly stopping: boolean
  readonly models: Models
  readonly chips: ReactNode
  readonly focusKey: string
  readonly onStop: () => void
  readonly onConnect: () => void
  readonly onOpenFile: (path: string) => void
}

/** What is appended when an answer held no files. */
const askForFiles = 'Answer with the complete files this time, each in its own fenced block that names its path.'

/** Sending is possible as soon as no run is live. */
export function TalkPane(props: TalkPaneProps) {
  const { projectId, turns, liveRunId, stopping, models, chips, focusKey, onStop, onConnect, onOpenFile } = props
  const place = projectId ?? newPlace
  const text = useComposerStore((store) => store.textOf(place))
  const write = useComposerStore(({ write: change }) => change)
  const newest = turns?.at(-1)
  const live = liveRunId !== undefined || newest?.state === 'sending'
  const choice = models.choice
  const actions = useMemo((): TurnActions => {
    const send = (prompt: string): void => {
      if (projectId !== undefined) void sendPrompt(prompt, choice, projectId)
    }
    return {
      onKeep: (runId) => void client.run.applyDraft({ runId }).catch(showError),
      onDiscard: (runId) => void client.run.discardDraft({ runId }).catch(showError),
      onAskAgain: (turn) => send(turn.prompt),
      onAskForFiles: (turn) =>
        send(turn.prompt.includes(askForFiles) ? turn.prompt : `${turn.prompt}\n\n${askForFiles}`),
      onEditPrompt: (turn) => {
        write(place, turn.prompt)
        document.querySelector<HTMLElement>('.composer-text')?.focus()
      },
      onConnectModel: onConnect,
      onOpenFile,
    }
  }, [projectId, place, choice, write, onConnect, onOpenFile])
  const problem = choiceProblem(choice, models.statuses)
  return (
    <div className="talk">
      <Conversation turns={turns} actions={actions} follow={(turn) => isFollowed(turn, newest)} />
      <div className="talk-composer">
        <Composer
          text={text}
          onText={(next) => write(place, next)}
          onSend={() => void sendPrompt(text.trim(), choice, projectId)}
          onStop={onStop}
          live={live}
          stopping={stopping}
          placeholder={live ? 'Write the next change while this one is made…' : 'Ask for a change, or paste an error…'}
          sendLabel="Send"
          chips={chips}
          focusKey={focusKey}
        />
        <p className="talk-next small faint clip" data-problem={problem !== undefined || undefined}>
          {problem ?? `Next: ${modelLabel(choice)}, ${answeredBy(choice, models.statuses)}`}
          {problem !== undefined && (
            <>
              {' '}
              <button type="button" className="link-button" onClick={onConnect}>
                Models…
              </button>
            </>
          )}
        </p>
      </div>
    </div>
  )
}

/** The live turn for its progress; the newest one also afterwards, for its reasoning and what was refused. */
function isFollowed(turn: Turn, newest: Turn | undefined): boolean {
  return turn === newest && turn.state !== 'sending' && !(turn.state === 'failed' && turn.files.length === 0)
}
