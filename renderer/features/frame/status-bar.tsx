/** The status bar: who answers, how the last answer went, and whether the studio is there. */
import type { ReactNode } from 'react'
import { formatDuration, formatDurationPrecise } from '../../ui/format.ts'
import { Tooltip } from '../../ui/tooltip.tsx'
import { t } from '../../words/index.ts'

export interface StatusBarProps {
  /** Who answers the next prompt, or who answers now: the model picker's button, mostly. */
  readonly model: ReactNode
  readonly tokensPerSecond?: number | undefined
  readonly firstTokenMs?: number | undefined
  readonly totalMs?: number | undefined
  /** What the newest run cost, in words. */
  readonly cost?: string | undefined
  /** Where the newest answer came from, in a word: the cache, or not. */
  readonly cache?: 'cache' | 'joined' | 'provider' | undefined
  /** This device has no network. */
  readonly offline?: boolean | undefined
  /** What the user should know of: a button, mostly. */
  readonly troubles?: ReactNode
  /** Shows the request behind the figures. */
  readonly onFigures?: (() => void) | undefined
  readonly connection: 'connecting' | 'connected' | 'reconnecting' | 'lost'
  readonly shell?: 'electron' | 'browser' | undefined
}

const connectionWords = {
  connecting: 'frame.connecting',
  connected: 'frame.connected',
  reconnecting: 'frame.reconnecting',
  lost: 'frame.notConnected',
} as const
const cacheWords = { cache: 'frame.fromCache', joined: 'frame.sharedAnswer', provider: 'frame.notCached' } as const
const dots = { connecting: 'wait', connected: 'ok', reconnecting: 'wait', lost: 'bad' }

/** The content of the window's status bar. */
export function StatusBar(props: StatusBarProps) {
  const {
    model,
    tokensPerSecond,
    firstTokenMs,
    totalMs,
    cost,
    cache,
    offline,
    onFigures,
    troubles,
    connection,
    shell,
  } = props
  const figures = [
    tokensPerSecond === undefined ? undefined : t('frame.tokensPerSecond', { speed: Math.round(tokensPerSecond) }),
    firstTokenMs === undefined ? undefined : t('frame.firstToken', { time: formatDurationPrecise(firstTokenMs) }),
    totalMs === undefined ? undefined : t('frame.inAll', { time: formatDuration(totalMs) }),
    cost,
    cache && t(cacheWords[cache]),
  ].filter((text) => text !== undefined)
  return (
    <>
      {model}
      {figures.length > 0 && <Figures figures={figures} onClick={onFigures} />}
      <span className="grow" />
      {troubles}
      {offline === true && (
        <span role="status" title={t('frame.offlineHelp')}>
          {t('frame.offline')}
        </span>
      )}
      {shell === 'browser' && <span>{t('frame.browserShell')}</span>}
      <span className="row" role="status">
        <span className="status-dot" data-state={dots[connection]} />
        {t(connectionWords[connection])}
      </span>
    </>
  )
}

interface FiguresProps {
  readonly figures: readonly string[]
  readonly onClick: (() => void) | undefined
}

/** A button where there is something behind them to look at. */
function Figures({ figures, onClick }: FiguresProps) {
  const texts = figures.map((text) => (
    <span key={text} className="num">
      {text}
    </span>
  ))
  if (onClick === undefined) return texts
  return (
    <Tooltip text={t('frame.showRequests')}>
      <button type="button" className="status-figures" onClick={onClick}>
        <span className="unseen">{t('frame.showRequests')}: </span>
        {texts}
      </button>
    </Tooltip>
  )
}
