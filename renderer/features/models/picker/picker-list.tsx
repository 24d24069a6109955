/** The lines of the picker: only those near the window are there. */
import { type RefObject, useEffect, useRef } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { t } from '../../../words/index.ts'
import { PickerRowView } from './picker-row.tsx'
import type { Picker } from './use-picker.ts'

export type PickerListProps = Pick<
  Picker,
  'rows' | 'place' | 'follow' | 'words' | 'isChosen' | 'isLiked' | 'onPoint' | 'onTake' | 'onLike'
> & { readonly now: number }

/** Drawn before the window's height is known, so that the list is there with it. */
const firstRows = 16

/** Hidden ones are scrolled to when the keyboard comes to them. */
export function PickerList(props: PickerListProps) {
  const { rows, place, follow, words, now, isChosen, isLiked, onPoint, onTake, onLike } = props
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  useEffect(() => {
    if (!follow || place < 0) return undefined
    // What heads the first choosable line is shown with it.
    return whenMeasured(list, (at) => at.scrollToIndex(place <= 1 ? 0 : place, { align: 'nearest' }))
  }, [place, follow, rows])
  return (
    <div ref={scroller} id="picker-list" className="picker-list" role="listbox" aria-label={t('models.title')}>
      <Virtualizer
        ref={list}
        scrollRef={scroller}
        itemSize={44}
        keepMounted={place < 0 ? [] : [place]}
        ssrCount={firstRows}
      >
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

/** Scrolls once the list knows how much of it is seen: before that, every line would count as hidden. */
function whenMeasured(list: RefObject<VirtualizerHandle | null>, scroll: (handle: VirtualizerHandle) => void) {
  let frame = 0
  const look = (): void => {
    const handle = list.current
    if (handle === null || handle.viewportSize === 0) frame = requestAnimationFrame(look)
    else scroll(handle)
  }
  look()
  return () => cancelAnimationFrame(frame)
}
