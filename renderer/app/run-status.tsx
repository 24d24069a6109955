/** The status bar with the newest run's figures: read twice a second while it is live, not at every token. */
import type { ReactNode } from 'react'
import { runFeed } from '../client/run-feed.ts'
import { costText, type Turn, turnSpeed, withView } from '../features/conversation/index.ts'
import { StatusBar } from '../features/frame/index.ts'
import type { ConnectionState } from '../client/connection.ts'
import { useNow } from '../ui/use-now.ts'

export interface RunStatusProps {
  /** The newest turn of the project that is shown. */
  readonly turn: Turn | undefined
  readonly model: ReactNode
  readonly connection: ConnectionState
  readonly troubles: ReactNode
  /** Shows the newest request. */
  readonly onFigures: () => void
  readonly shell: 'electron' | 'browser' | undefined
}

/** The conversation follows the same run: its feed is already attached. */
export function RunStatus({ turn, ...rest }: RunStatusProps) {
  const live = turn?.state === 'running'
  const now = useNow(live, 500)
  const current = live ? withView(turn, runFeed(turn.id).getView()) : turn
  return (
    <StatusBar
      {...rest}
      tokensPerSecond={current && turnSpeed(current, now)}
      firstTokenMs={current?.firstTokenMs}
      cost={current && costText(current)}
      totalMs={current?.endedAt === undefined ? undefined : current.endedAt - current.startedAt}
    />
  )
}
