/** A turn in the list: follows its run while that is live, and takes the focus of the keyboard. */
import { memo } from 'react'
import { useRun } from '../../client/use-run.ts'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { t } from '../../words/index.ts'
import { dayText } from './day.ts'
import { TurnView, type TurnViewProps } from './turn-view.tsx'
import { isLive, withView } from './turn.ts'

export interface TurnItemProps extends TurnViewProps {
  readonly index: number
  readonly count: number
  /** The first of its day. */
  readonly firstOfDay: boolean
}

/** Renders at most once per animation frame, and alone. */
export const TurnItem = memo(function TurnItem(props: TurnItemProps) {
  const { turn: known, index, count, firstOfDay, ...rest } = props
  const view = useRun(known.state === 'running' ? known.id : undefined)
  const turn = view === undefined ? known : withView(known, view)
  // J, K and Escape go on from the turn whose button went away.
  const focus = useKeptFocus<HTMLElement>()
  return (
    <div className="turn-row" data-first={index === 0 || undefined}>
      {firstOfDay && <h2 className="turn-day small faint">{dayText(turn.startedAt, Date.now())}</h2>}
      <article
        className="turn"
        aria-busy={isLive(turn)}
        aria-label={t('conversation.turn', { number: index + 1, prompt: turn.prompt.slice(0, 80) })}
        aria-posinset={index + 1}
        aria-setsize={count}
        data-testid="turn"
        data-state={turn.state}
        data-index={index}
        data-found={rest.found === true || undefined}
        tabIndex={-1}
        {...focus}
      >
        <TurnView {...rest} turn={turn} />
      </article>
    </div>
  )
})
