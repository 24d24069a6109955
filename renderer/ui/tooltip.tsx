/** A tooltip: a few words and, where there is one, the shortcut. Never the only place where something is said. */
import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'
import { Kbd } from './kbd.tsx'
import './tooltip.css'

export interface TooltipProps {
  readonly text: string
  readonly shortcut?: string
  readonly side?: 'top' | 'bottom' | 'inline-start' | 'inline-end'
  /** One element that takes a ref and props: a button, mostly. */
  readonly children: ReactElement
}

/** Wraps its one child. */
export function Tooltip({ text, shortcut, side = 'top', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="layer-tooltip">
          <Base.Popup className="tooltip">
            {text}
            {shortcut !== undefined && <Kbd shortcut={shortcut} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Once around the app: the first tooltip waits, the next ones come at once. */
export const TooltipGroup = Base.Provider
