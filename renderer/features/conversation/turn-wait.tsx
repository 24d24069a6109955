/** Why nothing comes for now, until when, and what can be done about it. */
import { Hourglass } from 'lucide-react'
import type { RunViewWait } from '#shared/contract/run-view.ts'
import { Button } from '../../ui/button.tsx'
import { formatDuration } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import type { TurnActions } from './turn-actions.ts'

export interface TurnWaitProps {
  readonly runId: string
  readonly wait: RunViewWait
  /** Milliseconds since 1970. */
  readonly now: number
  /** What went wrong before, in the provider's own words. */
  readonly why: string | undefined
  readonly actions: Pick<TurnActions, 'onHurry'>
}

/** Two lines at most; the seconds are not read aloud. */
export function TurnWait({ runId, wait, now, why, actions }: TurnWaitProps) {
  const left = wait.untilMs === undefined ? undefined : Math.max(0, wait.untilMs - now)
  return (
    <div className="turn-wait" data-testid="wait">
      <Hourglass size={16} aria-hidden="true" />
      <div className="turn-wait-words">
        <p role="status">
          {waitText(wait)}{' '}
          {left !== undefined && (
            <span className="num nowrap dim" aria-hidden="true">
              {t('conversation.waitLeft', { time: formatDuration(Math.ceil(left / 1000) * 1000) })}
            </span>
          )}
        </p>
        {why !== undefined && wait.reason !== 'queue' && (
          <p className="small dim clip" dir="auto" title={why}>
            {why}
          </p>
        )}
        {wait.canHurry === true && (
          <div className="row">
            <Button look="line" onClick={() => actions.onHurry(runId, 'now')}>
              {t('conversation.tryNow')}
            </Button>
            <Button onClick={() => actions.onHurry(runId, 'another-model')}>{t('conversation.useAnother')}</Button>
          </div>
        )}
      </div>
    </div>
  )
}

/** What is being waited for, in a sentence. */
export function waitText({ reason, model: { model }, position }: RunViewWait): string {
  switch (reason) {
    case 'retry':
      return t('conversation.waitRetry', { model })
    case 'rate-limited':
      return t('conversation.waitRate', { model })
    case 'provider-down':
      return t('conversation.waitDown', { model })
    case 'loading':
      return t('conversation.waitLoading', { model })
    case 'queue':
      return position === undefined || position === 0
        ? t('conversation.waitNext', { model })
        : t('conversation.waitQueue', { model, count: position })
  }
}
