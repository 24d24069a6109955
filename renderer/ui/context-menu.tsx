/** A menu that opens with the right mouse button, or the menu key, on what it stands around; its items are `MenuItem`s. */
import { ContextMenu as Base } from '@base-ui/react/context-menu'
import type { ReactElement, ReactNode } from 'react'
import './menu.css'

export interface ContextMenuProps {
  /** One element that takes a ref and props. */
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly onOpenChange?: (open: boolean) => void
  /** Asked as it closes: false where what was chosen has the focus already. Without it, the focus goes back to the trigger. */
  readonly returnsFocus?: () => boolean
}

/** Opens at the pointer, or beside what has the focus. */
export function ContextMenu({ trigger, children, onOpenChange, returnsFocus }: ContextMenuProps) {
  return (
    <Base.Root onOpenChange={(open) => onOpenChange?.(open)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="layer-menu" collisionPadding={8}>
          <Base.Popup className="menu" finalFocus={returnsFocus ?? true}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
