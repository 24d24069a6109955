/** The app that is being made: its name and colours, and its screens, each with how far it is. */
import { Check, Circle, TriangleAlert } from 'lucide-react'
import type { RunApp } from '#shared/domain/run.ts'
import { Button } from '../../../ui/button.tsx'
import { sayError } from '../../../ui/error-advice.ts'
import { Spinner } from '../../../ui/spinner.tsx'
import { t } from '../../../words/index.ts'
import type { TurnActions } from '../turn-actions.ts'
import type { Turn } from '../turn.ts'
import { paletteColour, paletteName } from './palette.ts'

type Screen = RunApp['screens'][number]

export interface AppCardProps {
  readonly turn: Turn
  readonly app: RunApp
  readonly live: boolean
  /** Nothing later was made of this app's screens: what is missing can be made from here. */
  readonly newest: boolean
  /** A run is live, this one or another: nothing can be asked. */
  readonly busy: boolean
  readonly actions: TurnActions
}

/** Chips keep their places: more of them come below, and what becomes of one changes its icon alone. */
export function AppCard({ turn, app, live, newest, busy, actions }: AppCardProps) {
  const open = screensLeft(turn, app, !live && newest)
  return (
    <div className="app-card" role="group" aria-label={t('run.app')}>
      <div className="app-card-head">
        <i
          className="app-swatch"
          style={{ background: paletteColour(app.palette) }}
          title={app.palette === undefined ? undefined : t('run.colours', { palette: paletteName(app.palette) })}
        />
        <strong className="clip" dir="auto">
          {app.name || t('run.unnamed')}
        </strong>
      </div>
      <ul className="app-screens" aria-label={t('run.screens')}>
        {app.screens.map((screen, index) => (
          // By its place: what a screen is called is still being decided.
          <li key={index}>
            <ScreenChip screen={screen} live={live} onShow={() => actions.onShowScreen(screen)} />
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <ul className="app-left">
          {open.map((screen) => (
            <li key={screen.id} data-state={screen.state}>
              <p className="small" dir="auto">
                {screen.state === 'failed'
                  ? t('run.whyFailed', {
                      title: screen.title,
                      why: screen.error === undefined ? '' : sayError(screen.error),
                    })
                  : t('run.notMade', { title: screen.title })}
              </p>
              {/* What a run has left is gone on with, all of it. */}
              {newest && turn.draft !== 'pending' && (
                <Button look="line" disabled={busy} onClick={() => actions.onRetryScreen(turn.id, screen.id)}>
                  {screen.state === 'failed' ? t('run.tryAgain') : t('run.makeScreen')}
                  <span className="unseen">{` ${screen.title}`}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Those that failed; and where they can be made from here, those that nobody has made. What a run has left is gone on with. */
function screensLeft(turn: Turn, app: RunApp, canMake: boolean): readonly Screen[] {
  const isOver = canMake && turn.draft !== 'pending'
  return app.screens.filter(({ state }) => state === 'failed' || (isOver && state === 'planned'))
}

interface ScreenChipProps {
  readonly screen: Screen
  readonly live: boolean
  readonly onShow: () => void
}

function ScreenChip({ screen: { id, title, state }, live, onShow }: ScreenChipProps) {
  const word = state === 'planned' && !live ? t('run.screen.unmade') : t(`run.screen.${state}`)
  const label = t('run.screenState', { title, state: word })
  const inside = (
    <>
      <ScreenIcon state={state} />
      <span className="clip" dir="auto">
        {title}
      </span>
    </>
  )
  const common = { 'data-state': state, 'data-screen': id, title: label }
  if (state === 'planned') {
    return (
      <span className="chip app-screen" {...common}>
        {inside}
        <span className="unseen">{word}</span>
      </span>
    )
  }
  return (
    <button type="button" className="chip app-screen" {...common} aria-label={label} onClick={onShow}>
      {inside}
    </button>
  )
}

function ScreenIcon({ state }: Pick<Screen, 'state'>) {
  switch (state) {
    case 'ready':
      return <Check size={12} className="turn-tick" aria-hidden="true" />
    case 'failed':
      return <TriangleAlert size={12} className="app-bad" aria-hidden="true" />
    case 'writing':
      return <Spinner size={10} />
    case 'planned':
      return <Circle size={8} aria-hidden="true" />
  }
}
