/** What an ended turn tells on request: exact figures, stages with their times, reasoning. Fetched when it is opened. */
import { Fragment } from 'react'
import { useRun, useRunError } from '../../client/use-run.ts'
import { Fold } from '../../ui/fold.tsx'
import { formatDuration } from '../../ui/format.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { t } from '../../words/index.ts'
import { stageText, turnFigures, turnLine } from './turn-words.ts'
import { makesApp, stagesOf, type Turn } from './turn.ts'

/** `llama3.2 · 1,204 in · 640 out`: each part by itself, in its own direction. */
export function FiguresLine({ parts }: { readonly parts: readonly string[] }) {
  return parts.map((part, index) => (
    <Fragment key={index}>
      {index > 0 && '\u00a0· '}
      <bdi className={index > 0 ? 'nowrap' : undefined}>{part}</bdi>
    </Fragment>
  ))
}

/** One quiet line of figures; behind it each of them exactly, and how the run went. */
export function TurnDetails({ turn }: { readonly turn: Turn }) {
  const line = turnLine(turn)
  const exact = turnFigures(turn)
    .map(({ name, value }) => `${name}: ${value}`)
    .join('\n')
  return (
    <Fold
      className="turn-line"
      label={line.length === 0 ? t('conversation.howItWent') : <FiguresLine parts={line} />}
      hint={exact}
    >
      {() => <Figures turn={turn} />}
    </Fold>
  )
}

function Figures({ turn }: { readonly turn: Turn }) {
  const view = useRun(turn.id)
  // Those of an app have a list of their own.
  const stages = view === undefined || makesApp(turn) ? [] : stagesOf(view)
  return (
    <dl className="turn-figures small">
      {turnFigures(turn).map(({ name, value, code }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="num">{code === true ? <bdi dir="ltr">{value}</bdi> : value}</dd>
        </div>
      ))}
      {stages.map((stage, index) => (
        <div key={`stage ${index}`}>
          <dt className="clip">{stageText(stage)}</dt>
          <dd className="num">{stage.endedMs === undefined ? '' : formatDuration(stage.endedMs)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** How the model thought, folded away. `live`: it is still thinking. */
export function Reasoning({ turn, live }: { readonly turn: Turn; readonly live: boolean }) {
  const label = live && turn.outputCharacters === 0 ? t('conversation.thoughtsNow') : t('conversation.thoughts')
  return (
    <Fold className="turn-reasoning" label={label}>
      {() => (turn.reasoning === '' ? <Fetched runId={turn.id} /> : <Thoughts text={turn.reasoning} />)}
    </Fold>
  )
}

function Fetched({ runId }: { readonly runId: string }) {
  const view = useRun(runId)
  const error = useRunError(runId)
  if (view !== undefined && view.reasoning !== '') return <Thoughts text={view.reasoning} />
  if (view?.outcome !== undefined || error !== undefined) return <p className="faint">{t('conversation.noThoughts')}</p>
  return <Skeleton lines={[90, 70]} />
}

function Thoughts({ text }: { readonly text: string }) {
  return (
    <p dir="auto" tabIndex={0} className="turn-thoughts">
      {text}
    </p>
  )
}
