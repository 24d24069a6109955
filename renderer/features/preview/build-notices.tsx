/** What is said of a React app's build: that it failed, that a newer one waits, that there never was a good one. */
import type { BuildProblem } from '#shared/domain/build.ts'
import { CircleAlert, CircleStop, Hammer, Hourglass } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { t } from '../../words/index.ts'
import { placeOf, problemLines } from './build-problems.ts'
import type { Broken } from './use-app-state.ts'

type OpenAt = ((path: string, line: number) => void) | undefined

/** A place in the app's code: a link where it can be opened. */
export function Place({
  at,
  onOpenAt,
}: {
  readonly at: Pick<BuildProblem, 'file' | 'line'>
  readonly onOpenAt: OpenAt
}) {
  const place = placeOf(at)
  const { file } = at
  if (place === undefined || file === undefined) return undefined
  if (onOpenAt === undefined) return <bdi className="mono small build-place">{place}</bdi>
  return (
    <button
      type="button"
      className="link-button mono small build-place"
      title={t('preview.openAt', { place })}
      onClick={() => onOpenAt(file, at.line ?? 1)}
    >
      <bdi>{place}</bdi>
    </button>
  )
}

export interface BuildNoticeProps {
  readonly problems: readonly BuildProblem[]
  readonly onOpenAt: OpenAt
  readonly onAskForFix: ((prompt: string) => void) | undefined
  /** Offers to install what would mend it. */
  readonly install?: ReactNode
}

/** Milliseconds that a problem must last: who is in the middle of two edits need not be told. */
const patience = 250

/** The newest change cannot be built; the app that was good runs on below. */
export function BuildNotice({ problems, onOpenAt, onAskForFix, install }: BuildNoticeProps): ReactNode {
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), patience)
    return () => clearTimeout(timer)
  }, [])
  const [first] = problems
  if (first === undefined || !isDue) return undefined
  const whole = first.hint === undefined ? first.text : `${first.text} ${first.hint}`
  return (
    <div className="pane-bar build-bar" data-tone="bad" role="status" data-testid="build-problem">
      <CircleAlert size={14} aria-hidden="true" className="build-icon" />
      <Place at={first} onOpenAt={onOpenAt} />
      <span className="grow clip" title={whole} dir="auto">
        {whole}
      </span>
      {problems.length > 1 && (
        <span className="small faint num nowrap" title={problemLines(problems)}>
          {t('preview.moreProblems', { count: problems.length - 1 })}
        </span>
      )}
      {install}
      <AskForFix problems={problems} onAskForFix={onAskForFix} />
    </div>
  )
}

/** There is no good build yet, and this is why. */
export function Unbuilt({ problems, onOpenAt, onAskForFix, install }: BuildNoticeProps): ReactNode {
  return (
    <EmptyState
      icon={<Hammer size={28} aria-hidden="true" />}
      title={t('preview.unbuiltTitle')}
      action={
        <div className="build-actions">
          {install}
          <AskForFix problems={problems} onAskForFix={onAskForFix} />
        </div>
      }
    >
      <ul className="build-problems" data-testid="build-problem">
        {problems.slice(0, 5).map((problem) => (
          <li key={`${placeOf(problem)} ${problem.text}`}>
            <Place at={problem} onOpenAt={onOpenAt} />
            <span dir="auto">{problem.text}</span>
            {problem.hint !== undefined && (
              <span className="small" dir="auto">
                {problem.hint}
              </span>
            )}
          </li>
        ))}
      </ul>
      {problems.length > 5 && <p className="small">{t('preview.moreProblems', { count: problems.length - 5 })}</p>}
    </EmptyState>
  )
}

function AskForFix({ problems, onAskForFix }: Pick<BuildNoticeProps, 'problems' | 'onAskForFix'>): ReactNode {
  if (onAskForFix === undefined) return undefined
  return (
    <Button
      size="small"
      look="line"
      onClick={() => onAskForFix(t('preview.fixBuildPrompt', { problems: problemLines(problems) }))}
    >
      {t('preview.askForFix')}
    </Button>
  )
}

export interface BrokenUpdateProps {
  readonly error: Broken
  readonly onOpenAt: OpenAt
  readonly onShow: () => void
  readonly onAskForFix: ((prompt: string) => void) | undefined
}

/** The newest build breaks as it starts: the app before it stays. */
export function BrokenUpdate({ error, onOpenAt, onShow, onAskForFix }: BrokenUpdateProps): ReactNode {
  const message = error.message.replace(/^Uncaught /, '')
  return (
    <div className="pane-bar build-bar" data-tone="bad" role="status" data-testid="broken-update">
      <CircleAlert size={14} aria-hidden="true" className="build-icon" />
      {error.place !== undefined && <Place at={error.place} onOpenAt={onOpenAt} />}
      <span className="grow clip" title={message}>
        {t('preview.brokenUpdate')} <bdi className="mono small">{message}</bdi>
      </span>
      <Button size="small" look="line" onClick={onShow}>
        {t('preview.showBroken')}
      </Button>
      {onAskForFix !== undefined && (
        <Button size="small" look="line" onClick={() => onAskForFix(fixPrompt(error))}>
          {t('preview.askForFix')}
        </Button>
      )}
    </div>
  )
}

/** With the place, where it is known: a model finds it sooner. */
export function fixPrompt({ message, place }: Broken): string {
  return t('preview.fixPrompt', { error: place === undefined ? message : `${placeOf(place)} ${message}` })
}

export interface HungNoticeProps {
  readonly onStop: () => void
  readonly onReload: () => void
}

/** The app computes without end. */
export function HungNotice({ onStop, onReload }: HungNoticeProps): ReactNode {
  return (
    <div className="pane-bar" data-tone="warn" role="alert" data-testid="not-responding">
      <Hourglass size={14} aria-hidden="true" className="build-icon" />
      <span className="grow clip">{t('preview.notResponding')}</span>
      <Button size="small" look="line" onClick={onStop}>
        {t('preview.stop')}
      </Button>
      <Button size="small" look="line" onClick={onReload}>
        {t('preview.reloadShort')}
      </Button>
    </div>
  )
}

/** It was stopped because it did not answer. */
export function Stopped({ onStart }: { readonly onStart: () => void }): ReactNode {
  return (
    <EmptyState
      icon={<CircleStop size={28} aria-hidden="true" />}
      title={t('preview.stoppedTitle')}
      action={
        <Button look="line" onClick={onStart}>
          {t('preview.startAgain')}
        </Button>
      }
    >
      {t('preview.stoppedText')}
    </EmptyState>
  )
}
