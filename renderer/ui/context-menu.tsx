/** A menu that opens with the right mouse button, or the menu key, on what it stands around; its items are `MenuItem`s. */
import { ContextMenu as Base } from '@base-ui/react/context-menu'
import type { ReactElement, ReactNode } from 'react'
import './menu.css'

export interface ContextMenuProps {
  /** One element that takes a ref and props. */
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly onOpenChange?: (open: boolean) => void
  /** What was chosen takes the focus: it does not go back to the trigger when the menu closes. */
  readonly keepsFocus?: boolean
}

/** Opens at the pointer, or beside what has the focus. */
export function ContextMenu({ trigger, children, onOpenChange, keepsFocus }: ContextMenuProps) {
  return (
    <Base.Root onOpenChange={(open) => onOpenChange?.(open)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="layer-menu" collisionPadding={8}>
          <Base.Popup className="menu" {...(keepsFocus === true ? { finalFocus: false } : {})}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
