/** The conversation pane of a project: what was said and made, and the composer under it. */
import type { ReactNode } from 'react'
import type { FileEntry } from '#shared/domain/project.ts'
import type { PromptQueue } from '#shared/domain/queue.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import { Conversation, type Turn } from '../features/conversation/index.ts'
import type { Models } from '../features/models/index.ts'
import { t } from '../words/index.ts'
import { PromptBox } from './prompt-box.tsx'
import { AppPictures } from './app-pictures.tsx'
import { newPlace } from './send-prompt.ts'
import { TriedAnswers, useTrying } from './tried-answers.tsx'
import { useTurnActions } from './use-turn-actions.ts'
import { WaitingPrompts } from './waiting-prompts.tsx'

export interface TalkPaneProps {
  /** Undefined while a new app's project is being made. */
  readonly projectId: string | undefined
  readonly turns: readonly Turn[] | undefined
  /** The newest run that made pictures. */
  readonly images: RunRecord | undefined
  readonly files: readonly FileEntry[]
  readonly queue: PromptQueue
  readonly liveRunId: string | undefined
  readonly stopping: boolean
  readonly models: Models
  readonly chips: ReactNode
  readonly focusKey: string
  readonly theme: 'dark' | 'light'
  /** It is going to be a React app, and nothing of it is there. */
  readonly isNewReact: boolean
  readonly onStop: () => void
  readonly onConnect: () => void
  readonly onOpenFile: (path: string, line?: number) => void
}

/** While a run is live, prompts are put in line. */
export function TalkPane(props: TalkPaneProps) {
  const { projectId, turns, images, files, queue, liveRunId, stopping, models, chips, focusKey } = props
  const { onStop, onConnect, onOpenFile } = props
  const newest = turns?.at(-1)
  const trying = useTrying(projectId)
  const runLive = liveRunId !== undefined || newest?.state === 'sending'
  const live = runLive || trying.live
  const actions = useTurnActions({ projectId, choice: models.choice, onConnect, onOpenFile })
  const place = projectId ?? newPlace
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
        {projectId !== undefined && images !== undefined && (
          <AppPictures key={images.id} projectId={projectId} run={images} askedAt={newest?.startedAt} />
        )}
        {projectId !== undefined && (
          <WaitingPrompts
            projectId={projectId}
            queue={queue}
            live={live}
            draftPending={turns?.some(({ draft }) => draft === 'pending') === true}
            review={reviewOf(newest)}
            choosing={trying.choosing}
            endedEarly={newest !== undefined && endedEarly.has(newest.state)}
          />
        )}
        {projectId !== undefined && <TriedAnswers projectId={projectId} runLive={runLive} theme={props.theme} />}
        <PromptBox
          isNewReact={props.isNewReact}
          projectId={projectId}
          turns={turns}
          files={files}
          live={live}
          stopping={stopping}
          models={models}
          chips={chips}
          focusKey={focusKey}
          placeholder={live ? t('composer.livePlaceholder') : t('composer.placeholder')}
          sendLabel={t('composer.send')}
          onStop={trying.live ? trying.stop : onStop}
          onConnect={onConnect}
        />
      </div>
    </div>
  )
}

const endedEarly: ReadonlySet<Turn['state']> = new Set(['stopped', 'failed', 'truncated'])

function reviewOf(newest: Turn | undefined): 'waits' | 'rejected' | undefined {
  if (newest?.review === undefined) return undefined
  if (newest.draft === 'discarded') return 'rejected'
  return newest.draft === 'pending' ? 'waits' : undefined
}
