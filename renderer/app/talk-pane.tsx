/** The conversation pane of a project: what was said and made, and the composer under it. */
import type { ReactNode } from 'react'
import { Composer, useComposerStore } from '../features/composer/index.ts'
import { Conversation, type Turn } from '../features/conversation/index.ts'
import { answeredBy, choiceProblem, modelLabel, type Models } from '../features/models/index.ts'
import { newPlace, sendPrompt } from './send-prompt.ts'
import { useTurnActions } from './use-turn-actions.ts'

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

/** Sending is possible as soon as no run is live. */
export function TalkPane(props: TalkPaneProps) {
  const { projectId, turns, liveRunId, stopping, models, chips, focusKey, onStop, onConnect, onOpenFile } = props
  const place = projectId ?? newPlace
  const text = useComposerStore((store) => store.textOf(place))
  const write = useComposerStore(({ write: change }) => change)
  const newest = turns?.at(-1)
  const live = liveRunId !== undefined || newest?.state === 'sending'
  const choice = models.choice
  const actions = useTurnActions({ projectId, choice, onConnect, onOpenFile })
  const problem = choiceProblem(choice, models.statuses)
  return (
    <div className="talk">
      <Conversation
        key={place}
        place={place}
        turns={turns}
        actions={actions}
        answers={models.settings?.answers ?? 'streamed'}
      />
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
