/** The stages of a run that makes an app: all of them from the beginning, so that nothing moves while they go by. */
import { Check, Circle, CircleDashed, Minus, PackageOpen } from 'lucide-react'
import { useRun } from '../../../client/use-run.ts'
import { Fold } from '../../../ui/fold.tsx'
import { formatDuration } from '../../../ui/format.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { t } from '../../../words/index.ts'
import type { Turn } from '../turn.ts'
import { phaseDetail, phaseName } from './phase-words.ts'
import { type Phase, phasesOf } from './phases.ts'

export interface PhaseFoldProps {
  readonly turn: Turn
  readonly live: boolean
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Open while the run is watched, and as it was left after that; an older run's are fetched when it is opened. */
export function PhaseFold({ turn, live, now }: PhaseFoldProps) {
  const { phases } = turn
  const done = phases.filter(({ state }) => state === 'done').length
  const label = phases.length === 0 ? t('run.phases') : t('run.phasesOf', { done, all: phases.filter(isNeeded).length })
  return (
    <Fold className="phase-fold" label={<span className="num">{label}</span>} startsOpen={live}>
      {() =>
        phases.length === 0 ? (
          <FetchedPhases turn={turn} />
        ) : (
          <PhaseList phases={phases} from={turn.startedAt} now={now} />
        )
      }
    </Fold>
  )
}

function isNeeded({ state }: Phase): boolean {
  return state !== 'skipped'
}

function FetchedPhases({ turn }: { readonly turn: Turn }) {
  const view = useRun(turn.id)
  if (view === undefined || view.stages.length === 0) return <Skeleton lines={[60, 80, 50]} />
  return <PhaseList phases={phasesOf(view, turn.screen)} from={turn.startedAt} now={turn.startedAt} />
}

interface PhaseListProps {
  readonly phases: readonly Phase[]
  /** When the run began. */
  readonly from: number
  readonly now: number
}

function PhaseList({ phases, from, now }: PhaseListProps) {
  return (
    <ol className="phases">
      {phases.map((phase) => {
        const detail = phase.startedAt === undefined ? '' : phaseDetail(phase)
        return (
          <li key={phase.name} className="phase" data-state={phase.state} data-phase={phase.name}>
            <PhaseIcon phase={phase} />
            <span className="phase-name">
              {phaseName(phase)}
              <span className="unseen">{t(`run.state.${phase.state}`)}</span>
            </span>
            <span className="phase-detail small faint clip" title={detail}>
              <bdi>{detail}</bdi>
            </span>
            <span className="small faint num nowrap">{timeOf(phase, from, now)}</span>
          </li>
        )
      })}
    </ol>
  )
}

function PhaseIcon({ phase: { message, state } }: { readonly phase: Phase }) {
  switch (state) {
    case 'now':
      // A question waits for its answer; nothing is computed.
      return message.startsWith('Asking ') ? <PackageOpen size={14} aria-hidden="true" /> : <Spinner />
    case 'done':
      return <Check size={14} className="turn-tick" aria-hidden="true" />
    case 'left':
      return <CircleDashed size={12} aria-hidden="true" />
    case 'skipped':
      return <Minus size={12} aria-hidden="true" />
    case 'coming':
      return <Circle size={10} aria-hidden="true" />
  }
}

/** How long it took, or has taken so far; of what is only a moment, when it was. */
function timeOf({ startedAt, endedAt, state }: Phase, from: number, now: number): string {
  if (startedAt === undefined || state === 'left') return ''
  if (endedAt === startedAt && state === 'done') return t('run.at', { time: formatDuration(startedAt - from) })
  return formatDuration((endedAt ?? Math.max(now, startedAt)) - startedAt)
}
