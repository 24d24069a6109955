/** One turn of the conversation: the prompt, and the answer as it comes or as it was. */
import { useCallback, useMemo } from 'react'
import { Tag } from '../../ui/chip.tsx'
import { formatDuration } from '../../ui/format.ts'
import { Progress } from '../../ui/progress.tsx'
import { TypingDots } from '../../ui/spinner.tsx'
import { useNow } from '../../ui/use-now.ts'
import { t } from '../../words/index.ts'
import { AppRun } from './app-run/app-run.tsx'
import { Citations } from './citations.tsx'
import { ChangeLine } from './change-line.tsx'
import { FileList } from './file-list.tsx'
import { FixPromptView } from './fixes/fix-prompt-view.tsx'
import { FixesDone } from './fixes/fixes-done.tsx'
import { PromptView } from './prompt-view.tsx'
import { Prose } from './prose.tsx'
import { StageList } from './stage-list.tsx'
import type { TurnActions } from './turn-actions.ts'
import { FiguresLine, Reasoning, TurnDetails } from './turn-details.tsx'
import { filesOf } from './turn-files.ts'
import { TurnNotes } from './turn-notes.tsx'
import { AnswerToolbar } from './turn-toolbars.tsx'
import { hasWait, TurnWait } from './turn-wait.tsx'
import { fallbackText, turnLine, turnTitle } from './turn-words.ts'
import { isInReview, isLive, makesApp, type Turn, turnSpeed } from './turn.ts'

export interface TurnViewProps {
  readonly turn: Turn
  readonly newest: boolean
  readonly actions: TurnActions
  /** The next turn goes on where this one ended. */
  readonly resumed?: boolean
  /** It asks again for the parts of the turn before that did not fit. */
  readonly repairs?: boolean
  /** whole: the words of an answer are shown when it is complete. */
  readonly answers?: 'streamed' | 'whole'
  /** A run is live, this one or another: nothing can be asked. */
  readonly busy?: boolean
  /** This turn is the place of what was searched for. */
  readonly found?: boolean
  /** Of a React app: nothing later was made of its screens. */
  readonly newestApp?: boolean
}

/** Pure: what is to be fetched is fetched by the parts that are opened. */
export function TurnView(props: TurnViewProps) {
  const { turn, newest, actions, resumed = false, answers = 'streamed', busy = false, found = false } = props
  const { newestApp = newest, repairs = false } = props
  const live = isLive(turn)
  const now = useNow(live)
  const title = turnTitle(turn)
  const isApp = makesApp(turn)
  return (
    <>
      {turn.fix === undefined ? (
        <PromptView turn={turn} actions={actions} unfolded={found} />
      ) : (
        <FixPromptView turn={{ ...turn, fix: turn.fix }} onOpenFile={actions.onOpenFile} unfolded={found} />
      )}
      <div className="turn-answer" data-newest={newest || undefined}>
        <div className="turn-head">
          <h3 className="clip">{title}</h3>
          {turn.draft === 'pending' && !isApp && !isInReview(turn) && <Tag tone="warn">{t('conversation.draft')}</Tag>}
          <span className="grow" />
          {!live && <AnswerToolbar turn={turn} actions={actions} busy={busy} />}
          {/* The headline of an app that is made says it. */}
          {!(isApp && turn.state === 'done') && (
            <span className="faint num nowrap">{formatDuration((turn.endedAt ?? now) - turn.startedAt)}</span>
          )}
        </div>
        {isApp ? (
          <AppRun {...{ turn, title, live, now, newestApp, busy, actions }} />
        ) : (
          <AnswerProgress {...{ turn, title, live, now, repairs, actions }} />
        )}
        {/* A refusal in words of its own is told once, with what can be done about it. */}
        {turn.text !== turn.error?.message && <Words turn={turn} live={live} hidden={live && answers === 'whole'} />}
        {!isApp && (turn.files.length > 0 || turn.review !== undefined) && <Files turn={turn} actions={actions} />}
        {turn.fixes.length > 0 && (
          <FixesDone
            fixes={turn.fixes}
            undoTo={live ? undefined : turn.undoFixesTo}
            busy={busy}
            onUndo={actions.onUndo}
            onOpenFile={actions.onOpenFile}
          />
        )}
        {!live && <ChangeLine turn={turn} busy={busy} actions={actions} />}
        {turn.citations.length > 0 && !(live && answers === 'whole') && <Citations citations={turn.citations} />}
        {!live && <TurnNotes {...{ turn, newest, resumed, busy, actions }} />}
        <TurnFoot turn={turn} live={live} />
      </div>
    </>
  )
}

interface AnswerProgressProps {
  readonly turn: Turn
  readonly repairs: boolean
  readonly title: string
  readonly live: boolean
  readonly now: number
  readonly actions: TurnActions
}

function AnswerProgress({ turn, title, live, now, repairs, actions }: AnswerProgressProps) {
  return (
    <>
      {live && <Progress label={title} percent={turn.percent} />}
      {live && turn.stages.length > 0 && <StageList stages={turn.stages} speed={turnSpeed(turn, now)} />}
      {turn.resumes && <p className="small dim">{repairs ? t('conversation.repairs') : t('conversation.resumes')}</p>}
      {turn.path.fallback !== undefined && <p className="small dim">{fallbackText(turn.path.fallback)}</p>}
      {live && hasWait(turn) && <TurnWait turn={turn} now={now} actions={actions} />}
      {live && !hasWait(turn) && turn.firstTokenMs === undefined && <TypingDots label={t('conversation.waiting')} />}
    </>
  )
}

/** Files that wait to be looked at open there. */
function Files({ turn, actions }: Pick<TurnViewProps, 'turn' | 'actions'>) {
  const files = useMemo(() => filesOf(turn), [turn])
  const { onSeeChanges, onOpenFile } = actions
  const onSee = useCallback((path: string) => onSeeChanges(turn, path), [onSeeChanges, turn])
  return <FileList files={files} onOpen={isInReview(turn) ? onSee : onOpenFile} />
}

interface WordsProps {
  readonly turn: Turn
  readonly live: boolean
  /** By the user's choice: until it is complete, only that something is coming is said. */
  readonly hidden: boolean
}

function Words({ turn, live, hidden }: WordsProps) {
  if (hidden) return turn.text === '' ? null : <p className="faint">{t('conversation.whole')}</p>
  return (
    <>
      {turn.reasoned && <Reasoning turn={turn} live={live} />}
      {turn.text !== '' && <Prose text={turn.text} live={live} />}
    </>
  )
}

function TurnFoot({ turn, live }: { readonly turn: Turn; readonly live: boolean }) {
  if (!live) return hasNothingToTell(turn) ? null : <TurnDetails turn={turn} />
  const line = turnLine(turn)
  if (line.length === 0) return null
  return (
    <p className="turn-line-live">
      <FiguresLine parts={line} />
    </p>
  )
}

/** A prompt that was never accepted has no run to tell of, and a first failure has told all that there is. */
function hasNothingToTell({ state, answered, path }: Turn): boolean {
  return state === 'failed' && answered === undefined && (path.failures?.length ?? 0) < 2
}
