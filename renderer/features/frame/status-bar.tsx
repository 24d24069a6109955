/** The status bar: who answers, how the last answer went, and whether the studio is there. */
import type { ReactNode } from 'react'
import { formatDuration, formatDurationPrecise } from '../../ui/format.ts'
import { t } from '../../words/index.ts'

export interface StatusBarProps {
  /** Who answers the next prompt, or who answers now: the model picker's button, mostly. */
  readonly model: ReactNode
  readonly tokensPerSecond?: number | undefined
  readonly firstTokenMs?: number | undefined
  readonly totalMs?: number | undefined
  /** What the newest run cost, in words. */
  readonly cost?: string | undefined
  /** What the user should know of: a button, mostly. */
  readonly troubles?: ReactNode
  readonly connection: 'connecting' | 'connected' | 'reconnecting' | 'lost'
  readonly shell?: 'electron' | 'browser' | undefined
}

const connectionWords = {
  connecting: 'frame.connecting',
  connected: 'frame.connected',
  reconnecting: 'frame.reconnecting',
  lost: 'frame.notConnected',
} as const
const dots = { connecting: 'wait', connected: 'ok', reconnecting: 'wait', lost: 'bad' }

/** The content of the window's status bar. */
export function StatusBar(props: StatusBarProps) {
  const { model, tokensPerSecond, firstTokenMs, totalMs, cost, troubles, connection, shell } = props
  return (
    <>
      {model}
      {tokensPerSecond !== undefined && (
        <span className="num">{t('frame.tokensPerSecond', { speed: Math.round(tokensPerSecond) })}</span>
      )}
      {firstTokenMs !== undefined && (
        <span className="num">{t('frame.firstToken', { time: formatDurationPrecise(firstTokenMs) })}</span>
      )}
      {totalMs !== undefined && <span className="num">{t('frame.inAll', { time: formatDuration(totalMs) })}</span>}
      {cost !== undefined && <span className="num">{cost}</span>}
      <span className="grow" />
      {troubles}
      {shell === 'browser' && <span>{t('frame.browserShell')}</span>}
      <span className="row" role="status">
        <span className="status-dot" data-state={dots[connection]} />
        {t(connectionWords[connection])}
      </span>
    </>
  )
}
