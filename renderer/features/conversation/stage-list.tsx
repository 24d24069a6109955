/** The stages of a run: what was done, how long after the start, and what is going on. */
import { Check } from 'lucide-react'
import { formatDuration } from '../../ui/format.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { t } from '../../words/index.ts'
import { stageText } from './turn-words.ts'
import type { TurnStage } from './turn.ts'

export interface StageListProps {
  readonly stages: readonly TurnStage[]
  /** Tokens per second, beside the stage that is going on. */
  readonly speed: number | undefined
}

/** The stage that is not over yet is the current one. */
export function StageList({ stages, speed }: StageListProps) {
  return (
    <ol className="turn-stages">
      {stages.map((stage, index) => {
        const isNow = stage.endedMs === undefined
        return (
          <li key={index} className={isNow ? 'turn-stage turn-stage-now' : 'turn-stage'}>
            {isNow ? (
              <Spinner />
            ) : (
              <Check size={14} className="turn-tick" role="img" aria-label={t('conversation.stageDone')} />
            )}
            <span className="clip">{stageText(stage)}</span>
            <span className="small faint num">
              {stage.endedMs === undefined
                ? speed !== undefined && t('conversation.speed', { speed: Math.round(speed) })
                : formatDuration(stage.endedMs)}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
