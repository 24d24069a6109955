/** A bar of tabs over one panel: open files, or the panes of a narrow window. */
import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
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
  readonly onClose?: (value: Value) => void
  /** The id of the panel that the tabs switch. */
  readonly panelId?: string
}

/** Arrow keys, Home and End move between tabs; Delete closes one where tabs can be closed. */
export function TabBar<Value extends string>({ label, items, value, onChange, onClose, panelId }: TabBarProps<Value>) {
  const list = useRef<HTMLDivElement>(null)
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
    <div className="tab-bar" role="tablist" aria-label={label} ref={list}>
      {items.map((item, index) => (
        <span key={item.value} role="presentation" className={classNames('tab', item.value === value && 'tab-on')}>
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
