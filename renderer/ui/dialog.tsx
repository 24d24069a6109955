/** A dialog: traps focus, closes with Escape or a click outside, gives focus back. */
import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode, RefObject } from 'react'
import { classNames } from './class-names.ts'
import './dialog.css'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  /** One sentence under the title. */
  readonly description?: string
  readonly children?: ReactNode
  /** Buttons, the one to press last. */
  readonly actions?: ReactNode
  /** full: as much of the window as there is; its content scrolls by itself. */
  readonly size?: 'small' | 'large' | 'full'
  /** What takes the focus; the first that can, without it. */
  readonly initialFocus?: RefObject<HTMLElement | null>
}

/** Controlled: `onClose` is asked, the caller decides. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, children, actions, size = 'small', initialFocus } = props
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup
          className={classNames('dialog', `dialog-${size}`)}
          {...(initialFocus === undefined ? {} : { initialFocus })}
        >
          <Base.Title className="dialog-title">{title}</Base.Title>
          {description !== undefined && <Base.Description className="dim">{description}</Base.Description>}
          {children}
          {actions !== undefined && <div className="dialog-actions">{actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
