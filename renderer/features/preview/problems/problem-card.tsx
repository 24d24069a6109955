/** An error of the app as a card: what it is, where, what is being done about it, and what one may do. */
import { CircleAlert, Repeat, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { latin, t } from '../../../words/index.ts'
import { Place } from '../build-notices.tsx'
import './problems.css'
import type { PreviewFixing } from '../types.ts'
import { noteOf } from './problem-words.ts'
import type { ProblemsView } from './use-problems.ts'

export interface ProblemCardProps {
  readonly view: ProblemsView
  readonly fixing: Pick<PreviewFixing, 'model' | 'modelName' | 'onPickModel'> | undefined
  readonly onOpenAt: ((path: string, line: number) => void) | undefined
  /** More that can be done about it. */
  readonly extra?: ReactNode
}

/** Milliseconds that a build must stay broken: who is in the middle of two edits need not be told. */
const patience = 250

/** Below the frame: what one looks at stays where it is. */
export function ProblemCard({ view, fixing, onOpenAt, extra }: ProblemCardProps): ReactNode {
  const { first, state } = view
  const [isDue, setDue] = useState(false)
  const isBuild = first?.from === 'build'
  useEffect(() => {
    setDue(false)
    const timer = setTimeout(() => setDue(true), patience)
    return () => clearTimeout(timer)
  }, [isBuild])
  if (first === undefined || (isBuild && !isDue)) return undefined
  const { problem, hint, from, known, missing, more } = first
  const message =
    missing === undefined
      ? problem.message.replace(/^Uncaught (?:\(in promise\) )?/, '')
      : t('fixes.missing', { path: latin(missing) })
  const isStuck = known?.stuck === true
  const Icon = isStuck ? Repeat : CircleAlert
  return (
    <section
      className="app-problem-card"
      data-state={state.fixing === undefined ? (isStuck ? 'stuck' : 'open') : 'fixing'}
      data-testid={testIds[from]}
      aria-label={t('fixes.card')}
    >
      <div className="app-problem-head" role="status">
        <span className="app-problem-icon">
          {state.fixing === undefined ? <Icon size={15} aria-hidden="true" /> : <Spinner />}
        </span>
        <p className="app-problem-words" title={hint === undefined ? message : `${message} ${hint}`}>
          {from !== 'build' && <span className="app-problem-lead">{t(`fixes.lead.${from}`)} </span>}
          <bdi className={from === 'build' || missing !== undefined ? undefined : 'mono'}>{message}</bdi>
          {hint !== undefined && <bdi className="dim"> {hint}</bdi>}
        </p>
        {more > 0 && <span className="small dim num nowrap">{t('preview.moreProblems', { count: more })}</span>}
        <IconButton size="small" side="top" label={t('ui.dismiss')} onClick={view.dismiss}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="app-problem-foot">
        {problem.file !== undefined && <Place at={problem} onOpenAt={onOpenAt} />}
        <ProblemNote view={view} />
        <div className="app-problem-actions">
          {extra}
          <ProblemActions view={view} fixing={fixing} />
        </div>
      </div>
    </section>
  )
}

const testIds = { build: 'build-problem', update: 'broken-update', start: 'problem-card', use: 'problem-card' } as const

/** Why nothing is done by itself, what was spent, or what could be done for nothing. */
export function ProblemNote({ view }: { readonly view: ProblemsView }) {
  const note = view.first && noteOf(view.state, view.first)
  return <span className="app-problem-note small dim">{note}</span>
}

export interface ProblemActionsProps {
  readonly view: ProblemsView
  readonly fixing: ProblemCardProps['fixing']
}

/** Nothing while it is being done, and where nothing can be. */
export function ProblemActions({ view, fixing }: ProblemActionsProps): ReactNode {
  const known = view.first?.known
  if (fixing === undefined || known === undefined || view.state.fixing !== undefined) return undefined
  const { undoTo, stuck, tried, remedy } = known
  const hasTried =
    stuck && tried.some(({ provider, model }) => provider === fixing.model?.provider && model === fixing.model.model)
  const isModel = fixing.model?.provider !== 'starter'
  return (
    <>
      {undoTo !== undefined && (stuck || view.state.held === 'used') && (
        <Button size="small" look="line" onClick={view.undo}>
          {t('fixes.undoTo', { number: undoTo.number })}
        </Button>
      )}
      {remedy.length > 0 ? (
        <Button size="small" look="main" busy={view.busy} onClick={view.fix}>
          {t('fixes.fix')}
        </Button>
      ) : !isModel || hasTried ? (
        <Button size="small" look={stuck ? 'line' : 'main'} onClick={fixing.onPickModel}>
          {stuck ? t('fixes.anotherModel') : t('fixes.chooseModel')}
        </Button>
      ) : (
        <Button
          size="small"
          look="main"
          busy={view.busy}
          onClick={view.fix}
          title={t('fixes.withModelHint', { model: fixing.modelName })}
        >
          {t('fixes.withModel')}
        </Button>
      )}
    </>
  )
}
