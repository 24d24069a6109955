/** The model picker without its window: a search, the models in sections, what is known of the one that is pointed at. */
import { RefreshCw } from 'lucide-react'
import type { ModelRef, ProviderId, ProviderStatus } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { focusWhenDrawn } from '../../../ui/focus-when-drawn.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { t } from '../../../words/index.ts'
import { AutoDetails } from './auto-details.tsx'
import { ModelDetails } from './model-details.tsx'
import { PickerList } from './picker-list.tsx'
import { rowElementId } from './picker-row.tsx'
import { shortcuts, usePicker } from './use-picker.ts'
import '../../../ui/dialog.css'
import './picker.css'

export interface PickerPanelProps {
  /** Undefined while nobody has answered yet. */
  readonly statuses: readonly ProviderStatus[] | undefined
  readonly choice: ModelRef
  readonly auto: boolean
  readonly favourites: readonly ModelRef[]
  readonly reasoning: Settings['reasoning']
  /** The providers are being asked for their lists. */
  readonly refreshing: boolean
  /** The studio cannot be reached: what is shown may be old, and nothing can be changed. */
  readonly offline: boolean
  readonly now: number
  readonly onChoose: (choice: ModelRef | 'auto') => void
  readonly onFavourites: (favourites: readonly ModelRef[]) => void
  readonly onReasoning: (level: Settings['reasoning']) => void
  readonly onRefresh: () => void
  /** Opens the set-up, at a provider where one is named; `goal` is the model that was wanted. */
  readonly onConnect: (provider?: ProviderId, goal?: ModelRef) => void
  /** Opens the rules of "Auto". */
  readonly onRules: (() => void) | undefined
  /** A model by name is asked for: "Auto" is no answer, and one without a key is one. */
  readonly modelsOnly?: boolean
  /** The search takes the focus when it is drawn. */
  readonly takesFocus?: boolean
  readonly initialSearch?: string
}

/** Keyboard first: the focus stays in the search, the arrows move through the models. */
export function PickerPanel(props: PickerPanelProps) {
  const { statuses, reasoning, refreshing, offline, now, modelsOnly = false } = props
  const { onReasoning, onRefresh, onConnect, onRules } = props
  const picker = usePicker(props)
  const { search, rows, row } = picker

  return (
    <div className="picker" onKeyDown={(event) => event.target instanceof HTMLInputElement && picker.onKeyDown(event)}>
      <div className="picker-head">
        <input
          {...(props.takesFocus === true ? { ref: focusWhenDrawn } : {})}
          className="picker-input"
          role="combobox"
          aria-label={t('models.picker.search')}
          aria-expanded="true"
          aria-controls="picker-list"
          aria-activedescendant={row === undefined ? undefined : rowElementId(row)}
          placeholder={t('models.picker.search')}
          {...(search === '' ? {} : { dir: 'auto' })}
          value={search}
          onChange={(event) => picker.onSearch(event.target.value)}
          spellCheck={false}
          autoComplete="off"
        />
        <IconButton
          label={refreshing ? t('models.picker.refreshing') : t('models.picker.refresh')}
          shortcut={shortcuts.refresh}
          aria-busy={refreshing}
          disabled={offline}
          onClick={onRefresh}
        >
          <RefreshCw size={16} />
        </IconButton>
        {refreshing && <Progress label={t('models.picker.refreshing')} />}
      </div>
      {offline && (
        <p className="picker-banner" role="status">
          {t('models.picker.offline')}
        </p>
      )}
      <div className="picker-body">
        {statuses === undefined ? (
          <div className="picker-list" aria-busy="true">
            <Skeleton lines={[30, 70, 60, 30, 70, 50, 65]} />
            <span className="unseen" role="status">
              {t('models.asking')}
            </span>
          </div>
        ) : rows.length === 0 ? (
          <div className="picker-list">
            <EmptyState
              title={t('models.picker.nothing', { text: search.trim() })}
              action={
                <Button look="line" onClick={() => onConnect()}>
                  {t('models.connect')}
                </Button>
              }
            >
              {t('models.picker.nothingHelp')}
            </EmptyState>
          </div>
        ) : (
          <PickerList {...picker} now={now} />
        )}
        <section className="picker-details" aria-label={t('models.picker.details')}>
          {row?.kind === 'model' && (
            <ModelDetails
              entry={row.entry}
              reasoning={reasoning}
              onReasoning={onReasoning}
              onConnect={() => onConnect(row.entry.status.id, row.entry.ref)}
            />
          )}
          {row?.kind === 'auto' && <AutoDetails onRules={onRules} />}
          {row?.kind === 'setup' && (
            <>
              <h3>{row.status.name}</h3>
              <p className="small dim">{t('models.picker.keyFirst', { provider: row.status.name })}</p>
            </>
          )}
        </section>
      </div>
      <div className="picker-foot small">
        {!modelsOnly && (
          <Button size="small" onClick={() => onConnect()}>
            {t('models.connect')}
          </Button>
        )}
        <span className="grow" />
        <span className="picker-hints faint" aria-hidden="true">
          <span>
            <Kbd shortcut="Enter" /> {t('models.picker.use')}
          </span>
          {row?.kind === 'model' && (
            <span>
              <Kbd shortcut={shortcuts.favourite} />{' '}
              {picker.isLiked(row.entry) ? t('models.picker.unlike') : t('models.picker.like')}
            </span>
          )}
        </span>
      </div>
    </div>
  )
}
