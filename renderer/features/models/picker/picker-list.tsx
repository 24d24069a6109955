/** The lines of the picker: only those near the window are there. */
import { useEffect, useRef } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { t } from '../../../words/index.ts'
import type { ModelEntry } from './entry.ts'
import { PickerRowView } from './picker-row.tsx'
import type { PickerRow } from './rows.ts'

export interface PickerListProps {
  readonly rows: readonly PickerRow[]
  /** The line that Enter takes. */
  readonly place: number
  /** False while the pointer moves: nothing scrolls under it. */
  readonly follow: boolean
  readonly words: readonly string[]
  readonly now: number
  readonly isChosen: (row: PickerRow) => boolean
  readonly isLiked: (entry: ModelEntry) => boolean
  readonly onPoint: (id: string) => void
  readonly onTake: (row: PickerRow) => void
  readonly onLike: (row: PickerRow) => void
}

/** Hidden ones are scrolled to when the keyboard comes to them. */
export function PickerList(props: PickerListProps) {
  const { rows, place, follow, words, now, isChosen, isLiked, onPoint, onTake, onLike } = props
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  useEffect(() => {
    if (!follow || place < 0) return
    // What heads the first choosable line is shown with it.
    list.current?.scrollToIndex(place <= 1 ? 0 : place, { align: 'nearest' })
  }, [place, follow, rows])
  return (
    <div ref={scroller} id="picker-list" className="picker-list" role="listbox" aria-label={t('models.title')}>
      <Virtualizer ref={list} scrollRef={scroller} itemSize={44} keepMounted={place < 0 ? [] : [place]}>
        {rows.map((row, at) => (
          <PickerRowView
            key={row.id}
            row={row}
            active={at === place}
            chosen={isChosen(row)}
            favourite={row.kind === 'model' && isLiked(row.entry)}
            words={words}
            now={now}
            onPoint={() => onPoint(row.id)}
            onTake={() => onTake(row)}
            onFavourite={() => onLike(row)}
          />
        ))}
      </Virtualizer>
    </div>
  )
}
