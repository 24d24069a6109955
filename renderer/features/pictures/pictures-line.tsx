/** One line about the pictures of an app: how many are there, what to do when some are not. It is never in the way. */
import { Image, ImageOff, Square, X } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { sayError } from '../../ui/error-advice.ts'
import { formatDollars, formatSecondsLeft } from '../../ui/format.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useNow } from '../../ui/use-now.ts'
import { t } from '../../words/index.ts'
import type { Pictures } from './pictures.ts'
import './pictures-line.css'

export interface PicturesLineProps {
  readonly pictures: Pictures
  readonly onStop: () => void
  /** Makes those that are only drawn. */
  readonly onAgain: () => void
  readonly onSettings: () => void
  readonly onBudget: () => void
  readonly onDismiss: () => void
}

const setupKinds: ReadonlySet<string> = new Set(['auth', 'quota', 'model-not-found', 'invalid-input', 'not-found'])

export function PicturesLine({ pictures, onStop, onAgain, onSettings, onBudget, onDismiss }: PicturesLineProps) {
  const { state, counts, cost, error, waitsUntil } = pictures
  const now = useNow(waitsUntil !== undefined, 1000)
  const isMaking = state === 'making'
  const isMissing = !isMaking && counts.made < counts.all
  const Icon = state === 'failed' ? ImageOff : Image
  const percent = counts.all === 0 ? 0 : ((counts.made + counts.failed) / counts.all) * 100
  return (
    <section className="pictures" data-state={state} data-testid="pictures" aria-label={t('pictures.title')}>
      <div className="pictures-head">
        <Icon size={16} aria-hidden="true" />
        <span className="pictures-text" role="status">
          {headline(pictures)}
        </span>
        {!isMaking && cost !== undefined && cost.nothing === undefined && (
          <span className="small faint">{formatDollars(cost.usd)}</span>
        )}
        {isMaking ? (
          <IconButton label={t('pictures.stop')} side="top" onClick={onStop}>
            <Square size={14} aria-hidden="true" />
          </IconButton>
        ) : (
          <IconButton label={t('pictures.dismiss')} side="top" onClick={onDismiss}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {isMaking && <Progress label={t('pictures.title')} percent={percent} />}
      {isMaking && waitsUntil !== undefined && (
        <p className="pictures-why small faint">{t('pictures.waits', { time: formatSecondsLeft(waitsUntil, now) })}</p>
      )}
      {isMissing && (
        <div className="pictures-why small">
          <p className="faint" dir="auto">
            {error === undefined ? t('pictures.stayDrawn') : sayError(error)}
          </p>
          <div className="row">
            <Button look="line" onClick={onAgain}>
              {t('pictures.again')}
            </Button>
            {error?.kind === 'budget' && <Button onClick={onBudget}>{t('conversation.budget')}</Button>}
            {error !== undefined && setupKinds.has(error.kind) && (
              <Button onClick={onSettings}>{t('pictures.settings')}</Button>
            )}
          </div>
        </div>
      )}
    </section>
  )
}

function headline({ state, counts }: Pictures): string {
  const { all, made } = counts
  if (state === 'making') return t('pictures.making', { made, all })
  if (made === 0) return state === 'stopped' ? t('pictures.stopped') : t('pictures.none')
  return made === all ? t('pictures.made', { count: made }) : t('pictures.some', { made, all })
}
