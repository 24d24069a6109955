/** A menu that opens from a button: items with icons and shortcuts, groups, separators. */
import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Kbd } from './kbd.tsx'
import './menu.css'

export interface MenuProps {
  /** The button that opens it; it takes a ref and props. */
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly align?: 'start' | 'center' | 'end'
  readonly wide?: boolean
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

/** Arrow keys, typing ahead and Escape come with it. */
export function Menu({ trigger, children, side = 'bottom', align = 'start', wide, open, onOpenChange }: MenuProps) {
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className="layer-menu">
          <Base.Popup className={classNames('menu', wide && 'menu-wide')}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

export interface MenuItemProps {
  readonly onSelect: () => void
  readonly icon?: ReactNode
  readonly children: ReactNode
  /** Faint, at the end. */
  readonly hint?: ReactNode
  readonly shortcut?: string
  readonly disabled?: boolean
  readonly bad?: boolean
  /** A tick before it: this is the one that is chosen. */
  readonly chosen?: boolean
}

/** One line of a menu. With `chosen` given it is a radio item. */
export function MenuItem({ onSelect, icon, children, hint, shortcut, disabled, bad, chosen }: MenuItemProps) {
  return (
    <Base.Item
      className={classNames('menu-item', bad && 'menu-item-bad')}
      onClick={onSelect}
      disabled={disabled === true}
      {...(chosen === undefined ? {} : { role: 'menuitemradio', 'aria-checked': chosen })}
    >
      {chosen === undefined ? (
        icon
      ) : (
        <span className="menu-tick">{chosen && <Check size={14} aria-hidden="true" />}</span>
      )}
      <span className="grow clip">{children}</span>
      {hint !== undefined && <span className="faint small num">{hint}</span>}
      {shortcut !== undefined && <Kbd shortcut={shortcut} />}
    </Base.Item>
  )
}

/** Items under a heading. */
export function MenuGroup({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="menu-label">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  )
}

/** A line between groups. */
export function MenuLine() {
  return <Base.Separator className="menu-line" />
}
