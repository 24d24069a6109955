/** The parts of a change that could not be taken: what was looked for, what comes nearest to it, and what to do about each. */
import type { EditProblem } from '#shared/domain/edit-problem.ts'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { Fold } from '../../ui/fold.tsx'
import { t } from '../../words/index.ts'
import './edit-cards.css'
import type { TurnActions } from './turn-actions.ts'
import type { Turn } from './turn.ts'

export interface EditCardsProps {
  readonly turn: Turn
  /** They can still be decided on: nothing has come after the change. */
  readonly open: boolean
  /** A run is live: nothing can be decided now. */
  readonly busy: boolean
  readonly actions: TurnActions
}

/** Each stays where it is when it was decided on; those of a change that is over are one folded line. */
export function EditCards(props: EditCardsProps) {
  const { turn, open } = props
  const { editProblems: problems } = turn
  if (problems.length === 0) return null
  if (open) return <OpenCards {...props} />
  return (
    <Fold label={t('edits.lost', { count: problems.length })} className="small dim">
      {() => <CardList {...props} />}
    </Fold>
  )
}

function OpenCards(props: EditCardsProps) {
  const { turn, busy, actions } = props
  const left = undecided(turn).length
  // Starter has no model to ask.
  const canRepair = left > 0 && (turn.answered ?? turn.asked).provider !== 'starter'
  return (
    <div className="edit-cards" role="group" aria-label={t('edits.title', { count: turn.editProblems.length })}>
      <CardList {...props} />
      {canRepair && (
        <Button look="main" disabled={busy} onClick={() => actions.onRepairEdits(turn.id)}>
          {t('edits.repair', { count: left })}
        </Button>
      )}
    </div>
  )
}

function CardList({ turn, open, busy, actions }: EditCardsProps) {
  return (
    <ol className="edit-list">
      {turn.editProblems.map((problem, index) => (
        // They never change places.
        <li key={index} className="edit-card" data-testid="edit-card" data-decided={problem.decided}>
          <CardHead problem={problem} actions={actions} />
          <p className="small dim">{t(`edits.why.${problem.why}`)}</p>
          {detail(problem) !== undefined && (
            <p className="small mono edit-detail" dir="auto">
              {detail(problem)}
            </p>
          )}
          {problem.decided === undefined && problem.search !== undefined && <Texts problem={problem} />}
          {open && problem.decided === undefined && (
            <Decisions turn={turn} index={index} problem={problem} busy={busy} actions={actions} />
          )}
        </li>
      ))}
    </ol>
  )
}

function CardHead({ problem, actions }: { readonly problem: EditProblem; readonly actions: TurnActions }) {
  const { path, decided } = problem
  const line = problem.nearest?.line ?? problem.line
  return (
    <h4 className="edit-head">
      {path === '' ? (
        <span className="clip">{t('edits.noFile')}</span>
      ) : (
        <button
          type="button"
          className="link-button clip"
          title={line === undefined ? t('conversation.open', { path }) : t('edits.openAt', { path, line })}
          onClick={() => actions.onOpenFile(path, line)}
        >
          <bdi dir="ltr" className="mono">
            {path}
          </bdi>
        </button>
      )}
      <span className="grow" />
      {decided !== undefined && <Tag tone={decided === 'applied' ? 'ok' : 'plain'}>{t(`edits.${decided}`)}</Tag>}
    </h4>
  )
}

/** What the checks of a file found, where the reason alone does not say it. */
function detail({ why, message, search }: EditProblem): string | undefined {
  return search === undefined && why !== 'locked' && why !== 'emptied' ? message : undefined
}

function Texts({ problem: { search = '', replace = '', nearest, places } }: { readonly problem: EditProblem }) {
  return (
    <>
      <div className="edit-pair">
        <Snippet label={t('edits.wanted')} text={search} />
        {nearest === undefined ? (
          <p className="small dim">{t('edits.nowhere')}</p>
        ) : (
          <Snippet label={nearestLabel(nearest, places)} text={nearest.text} />
        )}
      </div>
      <Fold label={t('edits.instead')} className="small">
        {() =>
          replace.trim() === '' ? (
            <p className="small dim">{t('edits.nothingInstead')}</p>
          ) : (
            <Snippet label={t('edits.instead')} text={replace} bare />
          )
        }
      </Fold>
    </>
  )
}

function nearestLabel(
  { line, endLine }: NonNullable<EditProblem['nearest']>,
  places: readonly number[] | undefined,
): string {
  const place = endLine > line ? t('edits.place', { from: line, to: endLine }) : t('edits.placeOne', { line })
  return places === undefined || places.length < 2
    ? t('edits.nearest', { place })
    : t('edits.firstOf', { count: places.length, place })
}

interface SnippetProps {
  readonly label: string
  readonly text: string
  /** What stands around it says what it is. */
  readonly bare?: boolean
}

function Snippet({ label, text, bare = false }: SnippetProps) {
  return (
    <div className="edit-snippet">
      {!bare && (
        <span className="small faint" aria-hidden="true">
          {label}
        </span>
      )}
      <pre className="mono" dir="ltr" tabIndex={0} role="group" aria-label={label}>
        {text.replace(/\n$/, '')}
      </pre>
    </div>
  )
}

interface DecisionsProps extends Pick<EditCardsProps, 'turn' | 'busy' | 'actions'> {
  readonly index: number
  readonly problem: EditProblem
}

/** So many places are offered; who wants another one asks the model, or writes it by hand. */
const mostPlaces = 4

function Decisions({ turn, index, problem, busy, actions }: DecisionsProps) {
  const { search = '', nearest, places = [] } = problem
  const canApply = search.trim() !== '' && nearest !== undefined
  const apply = (line?: number): void => actions.onDecideEdit(turn.id, index, 'apply', line)
  return (
    <div className="edit-actions">
      {canApply && places.length < 2 && (
        <Button size="small" look="line" disabled={busy} onClick={() => apply()}>
          {t('edits.applyHere')}
        </Button>
      )}
      {canApply &&
        places.length > 1 &&
        places.slice(0, mostPlaces).map((line) => (
          <Button key={line} size="small" look="line" disabled={busy} onClick={() => apply(line)}>
            {t('edits.applyAt', { line })}
          </Button>
        ))}
      <Button size="small" disabled={busy} onClick={() => actions.onDecideEdit(turn.id, index, 'skip')}>
        {t('edits.skip')}
      </Button>
    </div>
  )
}

/** Nothing was decided on them yet. */
export function undecided({ editProblems }: Turn): readonly EditProblem[] {
  return editProblems.filter(({ decided }) => decided === undefined)
}
