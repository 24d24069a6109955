/** A toolbar: one stop of the Tab key, and arrow keys between its buttons. */
import { type ComponentProps, type KeyboardEvent, useLayoutEffect, useRef } from 'react'

export interface ToolbarProps extends ComponentProps<'div'> {
  readonly label: string
}

/** Buttons in it may come, go and be disabled; the one that was used last is the one that Tab comes back to. */
export function Toolbar({ label, children, ...rest }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null)
  const current = useRef<HTMLElement>(null)

  const settle = (chosen?: HTMLElement): void => {
    const items = buttonsIn(bar.current)
    const keep = chosen ?? current.current
    const stop = keep !== null && items.includes(keep) ? keep : items[0]
    current.current = stop ?? null
    for (const item of items) {
      const index = item === stop ? 0 : -1
      if (item.tabIndex !== index) item.tabIndex = index
    }
  }
  // After each render: buttons may have come or gone.
  useLayoutEffect(() => settle())

  const onKeyDown = (event: KeyboardEvent): void => {
    const items = buttonsIn(bar.current)
    const index = items.findIndex((item) => item === event.target)
    if (index < 0 || event.altKey || event.ctrlKey || event.metaKey) return
    const forward = document.documentElement.dir === 'rtl' ? -1 : 1
    const target = { ArrowRight: index + forward, ArrowLeft: index - forward, Home: 0, End: items.length - 1 }[
      event.key
    ]
    if (target === undefined) return
    event.preventDefault()
    items[(target + items.length) % items.length]?.focus()
  }
  return (
    <div
      {...rest}
      role="toolbar"
      aria-label={label}
      ref={bar}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target instanceof HTMLButtonElement) settle(event.target)
      }}
    >
      {children}
    </div>
  )
}

function buttonsIn(bar: HTMLElement | null): HTMLElement[] {
  return bar === null ? [] : [...bar.querySelectorAll<HTMLElement>('button:not(:disabled)')]
}
