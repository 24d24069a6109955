/** A wait in words: what for, and how long still. */
import type { RunViewWait } from '#shared/contract/run-view.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import { formatSecondsLeft } from '../../ui/format.ts'
import { t } from '../../words/index.ts'

/** What is being waited for, in a sentence. */
export function waitText({ reason, model: { model }, position, untilMs }: RunViewWait): string {
  switch (reason) {
    case 'retry':
      return t('conversation.waitRetry', { model })
    case 'rate-limited':
      return t('conversation.waitRate', { model })
    case 'provider-down':
      return untilMs === undefined ? t('conversation.waitProbe', { model }) : t('conversation.waitDown', { model })
    case 'loading':
      return t('conversation.waitLoading', { model })
    case 'queue':
      return t('conversation.waitQueue', { model, count: Math.max(1, position ?? 1) })
  }
}

/** When it goes on, in a sentence; undefined where nobody knows, and when it is time. */
export function waitTime({ untilMs }: RunViewWait, now: number): string | undefined {
  if (untilMs === undefined || untilMs <= now) return undefined
  return t('conversation.waitLeft', { time: formatSecondsLeft(untilMs, now) })
}

/** Whose answer it is that comes, where another request asked the same first. */
export function sharedText({ shared }: RunViewWait): string | undefined {
  return shared === true ? t('conversation.waitShared') : undefined
}

/** The next attempt is under way. */
export function againText({ model }: ModelRef): string {
  return t('conversation.again', { model })
}
