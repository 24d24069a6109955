/** The stages of a live run: what was done, how long after the start, and what is going on. */
import { Check } from 'lucide-react'
import { formatDuration } from '../../ui/format.ts'
import { Spinner } from '../../ui/spinner.tsx'
import type { TurnStage } from './turn.ts'

export interface StageListProps {
  readonly stages: readonly TurnStage[]
  /** Beside the stage that is going on. */
  readonly speed: number | undefined
}

/** The stage that is not over yet is the current one. */
export function StageList({ stages, speed }: StageListProps) {
  return (
    <ol className="turn-stages">
      {stages.map((stage, index) => (
        <li key={index} className={stage.endedMs === undefined ? 'turn-stage turn-stage-now' : 'turn-stage'}>
          {stage.endedMs === undefined ? <Spinner /> : <Check size={14} className="turn-tick" aria-label="done" />}
          <span className="clip">{stage.message}</span>
          <span className="small faint num">
            {stage.endedMs === undefined
              ? speed !== undefined && `${Math.round(speed)} tok/s`
              : formatDuration(stage.endedMs)}
          </span>
        </li>
      ))}
    </ol>
  )
}
