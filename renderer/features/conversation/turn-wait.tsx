/** Why nothing comes for now, until when, and what can be done about it. */
import { Hourglass } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { sayError } from '../../ui/error-advice.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { t } from '../../words/index.ts'
import type { TurnActions } from './turn-actions.ts'
import type { Turn } from './turn.ts'
import { againText, sharedText, waitText, waitTime } from './wait-words.ts'

export interface TurnWaitProps {
  readonly turn: Turn
  /** Milliseconds since 1970. */
  readonly now: number
  readonly actions: Pick<TurnActions, 'onHurry'>
}

/** True while there is something to say of a wait, or of the attempt after one. */
export function hasWait({ wait, path, firstTokenMs }: Turn): boolean {
  if (wait !== undefined) return true
  const last = path.failures?.at(-1)
  // Whoever answers in another's place has not failed yet.
  const isAgain = path.fallback === undefined || path.fallback.to.model === last?.model.model
  return last !== undefined && firstTokenMs === undefined && isAgain
}

/** Stays as it is while the next attempt is under way, so that nothing jumps between two waits. Nothing is read aloud. */
export function TurnWait({ turn, now, actions }: TurnWaitProps) {
  const { wait, path } = turn
  const failure = path.failures?.at(-1)
  const why = wait?.reason === 'queue' || wait?.reason === 'loading' ? undefined : failure && sayError(failure.error)
  if (wait === undefined) {
    return (
      <Lines icon={<Spinner size={14} />} why={why}>
        {failure !== undefined && againText(failure.model)}
      </Lines>
    )
  }
  const time = waitTime(wait, now)
  return (
    <Lines
      icon={<Hourglass size={16} aria-hidden="true" />}
      why={why}
      actions={wait.canHurry === true && <Hurries turn={turn} actions={actions} />}
    >
      {waitText(wait)} {time !== undefined && <span className="num nowrap">{time}</span>} {sharedText(wait)}
    </Lines>
  )
}

interface LinesProps {
  readonly icon: ReactNode
  readonly children: ReactNode
  /** What went wrong before, in the provider's own words. */
  readonly why: string | undefined
  readonly actions?: ReactNode
}

/** As high as it ever was: the conversation stands still while one wait follows another. */
function Lines({ icon, children, why, actions }: LinesProps) {
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current } = root
    if (current !== null) current.style.minHeight = `${current.offsetHeight}px`
  })
  return (
    <div ref={root} className="turn-wait" data-testid="wait">
      {icon}
      <div className="turn-wait-words">
        <p>{children}</p>
        {why !== undefined && (
          <p className="turn-wait-why small dim" title={why}>
            <bdi>{why}</bdi>
          </p>
        )}
        {actions}
      </div>
    </div>
  )
}

function Hurries({ turn, actions: { onHurry } }: Pick<TurnWaitProps, 'turn' | 'actions'>) {
  return (
    <div className="turn-wait-actions">
      <Button look="line" onClick={() => onHurry(turn.id, 'now')}>
        {t('conversation.tryNow')}
      </Button>
      {turn.wait?.canReplace === true && (
        <Button onClick={() => onHurry(turn.id, 'another-model')}>{t('conversation.useAnother')}</Button>
      )}
    </div>
  )
}
