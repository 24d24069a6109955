/** The model picker without its window: a search, the models in sections, what is known of the one that is pointed at. */
import { RefreshCw } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useDeferredValue, useMemo, useState } from 'react'
import type { ModelRef, ProviderId, ProviderStatus } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { isShortcut } from '../../../ui/shortcut.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { searchWords } from '../../../ui/text-match.ts'
import { t } from '../../../words/index.ts'
import { AutoDetails } from './auto-details.tsx'
import { keyOf, needsKey, toggled } from './entry.ts'
import { ModelDetails } from './model-details.tsx'
import { PickerList } from './picker-list.tsx'
import { rowElementId } from './picker-row.tsx'
import { isChoosable, nextChoosable, type PickerRow, pickerRows } from './rows.ts'
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
  /** The search, for whoever gives it the focus. */
  readonly input?: RefObject<HTMLInputElement | null>
  readonly initialSearch?: string
}

const shortcuts = { favourite: 'Alt+S', refresh: 'Alt+R' } as const
const pageRows = 8

/** Keyboard first: the focus stays in the search, the arrows move through the models. */
export function PickerPanel(props: PickerPanelProps) {
  const { statuses, choice, auto, favourites, reasoning, refreshing, offline, now } = props
  const { onChoose, onFavourites, onReasoning, onRefresh, onConnect, onRules, modelsOnly = false } = props
  const [search, setSearch] = useState(props.initialSearch ?? '')
  const [pointed, setPointed] = useState<{ readonly id: string; readonly follow: boolean }>()
  const sought = useDeferredValue(search)
  const rows = useMemo(
    () => (statuses === undefined ? [] : pickerRows({ statuses, favourites, search: sought, modelsOnly })),
    [statuses, favourites, sought, modelsOnly],
  )
  const words = useMemo(() => searchWords(sought), [sought])
  const liked = useMemo(() => new Set(favourites.map(keyOf)), [favourites])
  const chosenKey = auto ? 'auto' : keyOf(choice)
  const isChosen = (row: PickerRow): boolean =>
    row.kind === 'auto' ? auto : row.kind === 'model' && row.entry.key === chosenKey

  const pointedPlace = rows.findIndex(({ id }) => id === pointed?.id)
  const firstPlace = words.length > 0 ? rows.findIndex(isChoosable) : rows.findIndex(isChosen)
  const place = pointedPlace >= 0 ? pointedPlace : firstPlace >= 0 ? firstPlace : rows.findIndex(isChoosable)
  const row = rows[place]

  const take = (taken: PickerRow | undefined): void => {
    if (offline || taken === undefined) return
    if (taken.kind === 'auto') onChoose('auto')
    else if (taken.kind === 'setup') onConnect(taken.status.id)
    else if (taken.kind === 'model') {
      const { status, ref } = taken.entry
      if (needsKey(status) && !modelsOnly) onConnect(status.id, ref)
      else onChoose(ref)
    }
  }
  /** What is drawn may be a moment behind what was typed. */
  const foundNow = (): PickerRow | undefined =>
    pickerRows({ statuses: statuses ?? [], favourites, search, modelsOnly }).find(isChoosable)
  const like = (marked: PickerRow | undefined): void => {
    if (marked?.kind === 'model' && !offline) onFavourites(toggled(favourites, marked.entry.ref))
  }
  const go = (to: number): void => {
    const next = rows[to]
    if (next !== undefined && isChoosable(next)) setPointed({ id: next.id, follow: true })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (isShortcut(event, shortcuts.favourite)) like(row)
    else if (isShortcut(event, shortcuts.refresh)) onRefresh()
    else if (event.altKey || event.ctrlKey || event.metaKey) return
    else if (event.key === 'ArrowDown') go(nextChoosable(rows, place, 1))
    else if (event.key === 'ArrowUp') go(nextChoosable(rows, place, -1))
    else if (event.key === 'PageDown') go(nextChoosable(rows, place, pageRows))
    else if (event.key === 'PageUp') go(nextChoosable(rows, place, -pageRows))
    else if (event.key === 'Enter') take(search === sought ? row : foundNow())
    else return
    event.preventDefault()
  }

  return (
    <div className="picker" onKeyDown={(event) => event.target instanceof HTMLInputElement && onKeyDown(event)}>
      <div className="picker-head">
        <input
          {...(props.input === undefined ? {} : { ref: props.input })}
          className="picker-input"
          role="combobox"
          aria-label={t('models.picker.search')}
          aria-expanded="true"
          aria-controls="picker-list"
          aria-activedescendant={row === undefined ? undefined : rowElementId(row)}
          placeholder={t('models.picker.search')}
          {...(search === '' ? {} : { dir: 'auto' })}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value)
            setPointed(undefined)
          }}
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
          <PickerList
            rows={rows}
            place={place}
            follow={pointed === undefined || pointed.follow}
            words={words}
            now={now}
            isChosen={isChosen}
            isLiked={({ key }) => liked.has(key)}
            onPoint={(id) => setPointed({ id, follow: false })}
            onTake={take}
            onLike={like}
          />
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
              {liked.has(row.entry.key) ? t('models.picker.unlike') : t('models.picker.like')}
            </span>
          )}
        </span>
      </div>
    </div>
  )
}
