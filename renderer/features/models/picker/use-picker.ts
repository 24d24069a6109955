/** What the picker does: the search, the line that is pointed at, and the keys. */
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react'
import { isShortcut } from '../../../ui/shortcut.ts'
import { searchWords } from '../../../ui/text-match.ts'
import { keyOf, type ModelEntry, needsKey, toggled } from './entry.ts'
import type { PickerPanelProps } from './picker-panel.tsx'
import { isChoosable, nextChoosable, type PickerRow, pickerRows } from './rows.ts'

export const shortcuts = { favourite: 'Alt+Enter', refresh: 'Alt+U' } as const

const pageRows = 8

export interface Picker {
  readonly search: string
  readonly onSearch: (search: string) => void
  readonly rows: readonly PickerRow[]
  /** The words of the search that the rows are of. */
  readonly words: readonly string[]
  /** Of the row that Enter takes; -1 for none. */
  readonly place: number
  readonly row: PickerRow | undefined
  /** False while the pointer moves: nothing scrolls under it. */
  readonly follow: boolean
  readonly isChosen: (row: PickerRow) => boolean
  readonly isLiked: (entry: ModelEntry) => boolean
  readonly onPoint: (id: string) => void
  readonly onTake: (row: PickerRow | undefined) => void
  readonly onLike: (row: PickerRow | undefined) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** The rows stay in their places while it is open: a new favourite moves up the next time. */
export function usePicker(props: PickerPanelProps): Picker {
  const { statuses, choice, auto, favourites, offline, modelsOnly = false } = props
  const { onChoose, onFavourites, onRefresh, onConnect } = props
  const [search, setSearch] = useState(props.initialSearch ?? '')
  const [pointed, setPointed] = useState<{ readonly id: string; readonly follow: boolean }>()
  const [atFirst] = useState(favourites)
  const sought = useDeferredValue(search)
  const rows = useMemo(
    () => (statuses === undefined ? [] : pickerRows({ statuses, favourites: atFirst, search: sought, modelsOnly })),
    [statuses, atFirst, sought, modelsOnly],
  )
  const words = useMemo(() => searchWords(sought), [sought])
  const liked = useMemo(() => new Set(favourites.map(keyOf)), [favourites])
  const chosenKey = keyOf(choice)
  const isChosen = (row: PickerRow): boolean =>
    row.kind === 'auto' ? auto : !auto && row.kind === 'model' && row.entry.key === chosenKey

  const pointedPlace = rows.findIndex(({ id }) => id === pointed?.id)
  const firstPlace = words.length > 0 ? rows.findIndex(isChoosable) : rows.findIndex(isChosen)
  const place = pointedPlace >= 0 ? pointedPlace : firstPlace >= 0 ? firstPlace : rows.findIndex(isChoosable)
  const row = rows[place]

  const onTake = (taken: PickerRow | undefined): void => {
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
  const onLike = (marked: PickerRow | undefined): void => {
    if (marked?.kind === 'model' && !offline) onFavourites(toggled(favourites, marked.entry.ref))
  }
  const go = (step: number): void => {
    const next = rows[nextChoosable(rows, place, step)]
    if (isChoosable(next) && next !== undefined) setPointed({ id: next.id, follow: true })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (isShortcut(event, shortcuts.favourite)) onLike(row)
    else if (isShortcut(event, shortcuts.refresh)) onRefresh()
    else if (event.altKey || event.ctrlKey || event.metaKey) return
    else if (event.key === 'ArrowDown') go(1)
    else if (event.key === 'ArrowUp') go(-1)
    else if (event.key === 'PageDown') go(pageRows)
    else if (event.key === 'PageUp') go(-pageRows)
    else if (event.key === 'Enter') onTake(search === sought ? row : foundNow())
    else return
    event.preventDefault()
  }

  return {
    search,
    onSearch: (next) => {
      setSearch(next)
      setPointed(undefined)
    },
    rows,
    words,
    place,
    row,
    follow: pointed?.follow !== false,
    isChosen,
    isLiked: ({ key }) => liked.has(key),
    onPoint: (id) => setPointed({ id, follow: false }),
    onTake,
    onLike,
    onKeyDown,
  }
}
