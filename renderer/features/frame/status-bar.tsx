/** The status bar: who answers, how the last answer went, and whether the studio is there. */
import { formatDuration, formatDurationPrecise } from '../../ui/format.ts'
import type { ReactNode } from 'react'

export interface StatusBarProps {
  /** Who answers the next prompt, or who answers now: the model picker's button, mostly. */
  readonly model: ReactNode
  readonly tokensPerSecond?: number | undefined
  readonly firstTokenMs?: number | undefined
  readonly totalMs?: number | undefined
  readonly connection: 'connecting' | 'connected' | 'reconnecting' | 'lost'
  readonly shell?: 'electron' | 'browser' | undefined
}

const connectionWords = {
  connecting: 'Connecting…',
  connected: 'Connected',
  reconnecting: 'Reconnecting…',
  lost: 'Not connected',
}
const dots = { connecting: 'wait', connected: 'ok', reconnecting: 'wait', lost: 'bad' }

/** The content of the window's status bar. */
export function StatusBar({ model, tokensPerSecond, firstTokenMs, totalMs, connection, shell }: StatusBarProps) {
  return (
    <>
      {model}
      {tokensPerSecond !== undefined && <span className="num">{Math.round(tokensPerSecond)} tok/s</span>}
      {firstTokenMs !== undefined && <span className="num">first token {formatDurationPrecise(firstTokenMs)}</span>}
      {totalMs !== undefined && <span className="num">{formatDuration(totalMs)} in all</span>}
      <span className="grow" />
      {shell === 'browser' && <span>Browser shell</span>}
      <span className="row" role="status">
        <span className="status-dot" data-state={dots[connection]} />
        {connectionWords[connection]}
      </span>
    </>
  )
}
