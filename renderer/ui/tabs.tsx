/** A bar of tabs over one panel: open files, or the panes of a narrow window. */
import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { t } from '../words/index.ts'
import { classNames } from './class-names.ts'
import './tabs.css'

export interface TabItem<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  /** Behind the label: a spinner, a dot for what is not saved. */
  readonly mark?: ReactNode
  readonly title?: string
}

export interface TabBarProps<Value extends string> {
  readonly label: string
  readonly items: readonly TabItem<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  /** Also by the middle button and Delete. */
  readonly onClose?: (value: Value) => void
  /** A tab was dragged to the place of another. */
  readonly onMove?: (value: Value, to: Value) => void
  /** The id of the panel that the tabs switch. */
  readonly panelId?: string
}

/** Arrow keys, Home and End move between tabs; Delete closes one where tabs can be closed. */
export function TabBar<Value extends string>(props: TabBarProps<Value>) {
  const { label, items, value, onChange, onClose, onMove, panelId } = props
  const list = useRef<HTMLDivElement>(null)
  const dragged = useRef<Value>(undefined)
  useEffect(() => {
    // The one that is chosen is in sight; only this bar scrolls for it.
    const bar = list.current
    const tab = bar?.querySelector<HTMLElement>('.tab-on')
    if (bar === null || tab === null || tab === undefined) return
    const [from, to] = [tab.getBoundingClientRect(), bar.getBoundingClientRect()]
    if (from.left < to.left) bar.scrollLeft -= to.left - from.left
    else if (from.right > to.right) bar.scrollLeft += from.right - to.right
  }, [value, items.length])
  const move = (event: KeyboardEvent, index: number): void => {
    const last = items.length - 1
    const forward = document.documentElement.dir === 'rtl' ? -1 : 1
    const target = { ArrowRight: index + forward, ArrowLeft: index - forward, Home: 0, End: last }[event.key]
    if (event.key === 'Delete' && onClose !== undefined) {
      const item = items[index]
      if (item !== undefined) onClose(item.value)
      return
    }
    if (target === undefined) return
    event.preventDefault()
    const next = items[(target + items.length) % items.length]
    if (next === undefined) return
    onChange(next.value)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[items.indexOf(next)]?.focus()
  }
  return (
    <div
      className="tab-bar"
      role="tablist"
      aria-label={label}
      ref={list}
      onWheel={(event) => {
        if (event.deltaX === 0) event.currentTarget.scrollLeft += event.deltaY
      }}
    >
      {items.map((item, index) => (
        <span
          key={item.value}
          role="presentation"
          className={classNames('tab', item.value === value && 'tab-on')}
          draggable={onMove !== undefined}
          onDragStart={() => (dragged.current = item.value)}
          onDragEnd={() => (dragged.current = undefined)}
          onDragOver={(event) => {
            if (dragged.current !== undefined) event.preventDefault()
          }}
          onDrop={() => {
            if (dragged.current !== undefined && dragged.current !== item.value) onMove?.(dragged.current, item.value)
          }}
          onMouseDown={(event) => {
            // Else the middle button begins to scroll.
            if (event.button === 1 && onClose !== undefined) event.preventDefault()
          }}
          onAuxClick={(event) => {
            if (event.button === 1) onClose?.(item.value)
          }}
        >
          <button
            type="button"
            role="tab"
            className="tab-button"
            title={item.title}
            aria-selected={item.value === value}
            aria-controls={panelId}
            tabIndex={item.value === value || (value === undefined && index === 0) ? 0 : -1}
            onClick={() => onChange(item.value)}
            onKeyDown={(event) => move(event, index)}
          >
            {item.label}
            {item.mark}
          </button>
          {onClose !== undefined && (
            <button
              type="button"
              className="tab-close"
              tabIndex={-1}
              aria-hidden="true"
              title={t('ui.close')}
              onClick={() => onClose(item.value)}
            >
              <X size={12} />
            </button>
          )}
        </span>
      ))}
    </div>
  )
}
