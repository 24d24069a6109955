/** The status bar with the newest run's figures: read twice a second while it is live, not at every token. */
import type { ReactNode } from 'react'
import { runFeed } from '../client/run-feed.ts'
import { costText, type Turn, turnSpeed, withView } from '../features/conversation/index.ts'
import { StatusBar } from '../features/frame/index.ts'
import type { ConnectionState } from '../client/connection.ts'
import { useNow } from '../ui/use-now.ts'
import { useOffline } from './use-offline.ts'

export interface RunStatusProps {
  /** The newest turn of the project that is shown. */
  readonly turn: Turn | undefined
  readonly model: ReactNode
  readonly connection: ConnectionState
  readonly troubles: ReactNode
  /** Shows the newest request of the run; of any, where there is none. */
  readonly onFigures: (runId: string | undefined) => void
  readonly shell: 'electron' | 'browser' | undefined
}

/** The conversation follows the same run: its feed is already attached. */
export function RunStatus({ turn, onFigures, ...rest }: RunStatusProps) {
  const live = turn?.state === 'running'
  const now = useNow(live, 500)
  const offline = useOffline()
  const current = live ? withView(turn, runFeed(turn.id).getView()) : turn
  return (
    <StatusBar
      {...rest}
      onFigures={() => onFigures(turn?.id)}
      offline={offline}
      cache={cacheOf(current)}
      tokensPerSecond={current && turnSpeed(current, now)}
      firstTokenMs={current?.firstTokenMs}
      cost={current && costText(current)}
      totalMs={current?.endedAt === undefined ? undefined : current.endedAt - current.startedAt}
    />
  )
}

/** Undefined where no model was asked, or none has answered yet: then there is nothing to say of the cache. */
function cacheOf(turn: Turn | undefined): 'cache' | 'joined' | 'provider' | undefined {
  if (turn?.answered === undefined || turn.answered.provider === 'starter') return undefined
  return turn.path?.from ?? 'provider'
}
