/** What is said of an app that cannot be shown: there never was a good build, it does not answer, it was stopped. */
import type { BuildProblem } from '#shared/domain/build.ts'
import { CircleStop, Hammer, Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { t } from '../../words/index.ts'
import { placeOf } from './build-problems.ts'

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

export interface UnbuiltProps {
  readonly problems: readonly BuildProblem[]
  readonly onOpenAt: OpenAt
  /** What can be done about it. */
  readonly actions: ReactNode
  /** Why nothing is done by itself. */
  readonly note?: ReactNode
}

/** There is no good build yet, and this is why. */
export function Unbuilt({ problems, onOpenAt, actions, note }: UnbuiltProps): ReactNode {
  return (
    <EmptyState
      icon={<Hammer size={28} aria-hidden="true" />}
      title={t('preview.unbuiltTitle')}
      action={<div className="build-actions">{actions}</div>}
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
      {note !== undefined && <p>{note}</p>}
    </EmptyState>
  )
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
