/** What is to be known before a part of a change is written: what it would break, and what it would replace. */
import type { ReactNode } from 'react'
import type { ReviewProblem } from '#shared/domain/review.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { latin, locale, t } from '../../words/index.ts'
import type { Decide } from './types.ts'

export interface Asks {
  readonly conflicts: readonly string[]
  readonly problems: readonly ReviewProblem[]
}

export interface AsksNoteProps {
  readonly asks: Asks
  readonly busy: boolean
  readonly onDecide: Decide
  readonly onAnyway: () => void
  readonly onBack: () => void
}

/** Each in a sentence, with the way out that leaves the app whole first. */
export function AsksNote({
  asks: { conflicts, problems },
  busy,
  onDecide,
  onAnyway,
  onBack,
}: AsksNoteProps): ReactNode {
  // Taken along, all that is needed; or left out, what would break the rest.
  const needed = [...new Set(problems.filter(({ why }) => why !== 'still-used').map(({ path }) => path))]
  const going = [...new Set(problems.filter(({ why }) => why === 'still-used').map(({ path }) => path))]
  const title = problems.length > 0 ? t('review.problems') : t('review.conflicts', { count: conflicts.length })
  return (
    <Note
      tone="warn"
      title={title}
      actions={
        <>
          {needed.length > 0 && (
            <Button look="line" disabled={busy} onClick={() => onDecide(needed, 'accepted')}>
              {t('review.takeToo', { path: list(needed) })}
            </Button>
          )}
          {going.length > 0 && (
            <Button look="line" disabled={busy} onClick={() => onDecide(going, 'rejected')}>
              {t('review.leaveToo', { path: list(going) })}
            </Button>
          )}
          <Button look="line" disabled={busy} onClick={onAnyway}>
            {t('review.anyway')}
          </Button>
          <Button disabled={busy} onClick={onBack}>
            {t('review.back')}
          </Button>
        </>
      }
    >
      {problems.slice(0, mostProblems).map((problem) => (
        <p key={`${problem.why} ${problem.path} ${problem.name ?? ''}`}>{problemText(problem)}</p>
      ))}
      {conflicts.length > 0 && <p>{t('review.conflictsText', { paths: list(conflicts) })}</p>}
    </Note>
  )
}

/** So many files are named. */
const mostListed = 3

/** What more there is says the same. */
const mostProblems = 4

function problemText({ why, path, name = '', by }: ReviewProblem): string {
  const words = why === 'missing-name' && name === 'default' ? 'missing-default' : why
  return t(`review.problem.${words}`, { path: latin(path), name: latin(name), by: list(by) })
}

/** As people list files: the first few, then how many more there are. */
function list(paths: readonly string[]): string {
  const more = paths.length - mostListed
  const shown = paths.slice(0, mostListed).map(latin)
  const words = new Intl.ListFormat(locale(), { type: 'conjunction' })
  return words.format(more > 0 ? [...shown, t('review.more', { count: more })] : shown)
}
