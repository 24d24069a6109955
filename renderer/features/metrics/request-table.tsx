/** The requests one by one: a list of any length, of which only what is near the window is there. */
import { ArrowUp } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Virtualizer } from 'virtua'
import { Button } from '../../ui/button.tsx'
import { formatCount } from '../../ui/format.ts'
import { Tooltip } from '../../ui/tooltip.tsx'
import { t } from '../../words/index.ts'
import { lengthOf, mostListed, rowAt, type RequestList } from './request-list.ts'
import { RequestRowView, rowId } from './request-row.tsx'
import './request-table.css'

export interface RequestTableProps {
  readonly list: RequestList
  /** The one whose timeline is shown. */
  readonly openId: string | undefined
  readonly onOpen: (id: string) => void
  readonly see: (first: number, last: number) => void
  readonly hold: (held: boolean) => void
  readonly release: () => void
}

/** In pixels; a million of them are still as tall as a page may be. */
const rowHeight = 30
/** Drawn before the window's height is known, so that the list is there with it. */
const firstRows = 24
const columns = ['when', 'what', 'model', 'firstToken', 'total', 'tokens', 'speed', 'cost', 'outcome'] as const

/** Arrows, Page Up and Down, Home and End move, and take the open one along; Enter opens. */
export function RequestTable(props: RequestTableProps) {
  const { list, openId, onOpen, see, hold, release } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState(0)
  const count = lengthOf(list)
  const held = useHolding(hold)
  const active = Math.min(place, Math.max(0, count - 1))
  const look = (): void => {
    const element = scroller.current
    if (element === null) return
    see(Math.floor(element.scrollTop / rowHeight), Math.ceil((element.scrollTop + element.clientHeight) / rowHeight))
    held.set('scrolled', element.scrollTop > rowHeight / 2)
  }
  useEffect(look)
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: count - 1,
    }
    const target = steps[event.key]
    const row = rowAt(list, active)
    if (target !== undefined) {
      event.preventDefault()
      const next = Math.max(0, Math.min(count - 1, target))
      setPlace(next)
      if (scroller.current !== null) bringIntoSight(scroller.current, next)
      // Where one is open beside the table, it is the one that the keys are on.
      const moved = rowAt(list, next)
      if (openId !== undefined && moved !== undefined && next !== active) onOpen(moved.id)
    } else if ((event.key === 'Enter' || event.key === ' ') && row !== undefined) {
      event.preventDefault()
      onOpen(row.id)
    }
  }
  const now = Date.now()
  return (
    <div className="request-table">
      <div className="request-fresh" role="status">
        {list.waiting.length > 0 && (
          <Tooltip text={t('metrics.freshHelp')}>
            <Button
              look="main"
              size="small"
              onClick={() => {
                scroller.current?.scrollTo(0, 0)
                setPlace(0)
                release()
              }}
            >
              <ArrowUp size={12} aria-hidden="true" />
              {t('metrics.fresh', { count: list.waiting.length })}
            </Button>
          </Tooltip>
        )}
      </div>
      <div
        ref={scroller}
        className="request-scroll"
        data-testid="request-scroll"
        role="grid"
        aria-label={t('metrics.table')}
        aria-rowcount={count + 1}
        aria-activedescendant={count === 0 ? undefined : rowId(active)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerEnter={() => held.set('pointed', true)}
        onPointerLeave={() => held.set('pointed', false)}
        onFocus={() => held.set('focused', true)}
        onBlur={() => held.set('focused', false)}
      >
        <div className="request-line request-head" role="row" aria-rowindex={1}>
          {columns.map((column) => (
            <span key={column} role="columnheader" className={`request-${column}`}>
              {t(`metrics.column.${column}`)}
            </span>
          ))}
        </div>
        <Virtualizer
          scrollRef={scroller}
          startMargin={rowHeight}
          itemSize={rowHeight}
          data={{ length: count }}
          keepMounted={count === 0 ? [] : [active]}
          ssrCount={firstRows}
          onScroll={look}
        >
          {(_, index) => (
            <RequestRowView
              key={index}
              index={index}
              row={rowAt(list, index)}
              now={now}
              active={index === active}
              open={openId !== undefined && rowAt(list, index)?.id === openId}
              onTake={(id) => {
                setPlace(index)
                onOpen(id)
              }}
            />
          )}
        </Virtualizer>
      </div>
      {count >= mostListed && (
        <p className="request-end small faint">{t('metrics.listEnd', { amount: formatCount(mostListed) })}</p>
      )}
    </div>
  )
}

/** The line of titles lies over the first row in sight. */
function bringIntoSight(scroller: HTMLElement, index: number): void {
  const top = index * rowHeight
  const lowest = top + 2 * rowHeight - scroller.clientHeight
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (lowest > scroller.scrollTop) scroller.scrollTop = lowest
}

type Reason = 'scrolled' | 'pointed' | 'focused'

/** While somebody reads, points or moves by keys, nothing is put on top of the list. */
function useHolding(hold: (held: boolean) => void): { set(reason: Reason, on: boolean): void } {
  const reasons = useRef(new Set<Reason>())
  return {
    set(reason, on) {
      const before = reasons.current.size > 0
      if (on) reasons.current.add(reason)
      else reasons.current.delete(reason)
      const after = reasons.current.size > 0
      if (before !== after) hold(after)
    },
  }
}
