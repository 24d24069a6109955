/** The button: quiet by default, `line` for a second choice, `main` for the one thing to do, `bad` for what destroys. */
import './button.css'
import type { ComponentProps, MouseEvent } from 'react'
import { classNames } from './class-names.ts'
import { Kbd } from './kbd.tsx'
import { Spinner } from './spinner.tsx'

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'quiet' | 'line' | 'main' | 'bad'
  readonly size?: 'small' | 'large'
  /** Shown as pressed. */
  readonly on?: boolean
  /** Shows a spinner and ignores clicks; the focus stays where it is. */
  readonly busy?: boolean
  /** Shown behind the label; the handler is the caller's. */
  readonly shortcut?: string
}

/** A native button of type `button` unless told otherwise. */
export function Button({ look = 'quiet', size, on, busy, shortcut, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(busy === true ? { 'aria-busy': true, 'aria-disabled': true, onClick: ignore } : {})}
      className={classNames('button', `button-${look}`, size && `button-${size}`, on && 'button-on', className)}
    >
      {busy === true && <Spinner />}
      {children}
      {shortcut !== undefined && <Kbd shortcut={shortcut} />}
    </button>
  )
}

/** Also as the button that Enter in a field presses. */
function ignore(event: MouseEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
