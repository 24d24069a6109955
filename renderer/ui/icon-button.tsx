/** A square button with an icon; its label is the tooltip and what a screen reader says. */
import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { classNames } from './class-names.ts'
import { Tooltip } from './tooltip.tsx'
import './icon-button.css'

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label' | 'shortcut'> {
  readonly label: string
  readonly children: ReactNode
  /** Shown in the tooltip. */
  readonly shortcut?: string
  readonly side?: 'top' | 'bottom' | 'inline-start' | 'inline-end'
}

/** Icons are 16 px: pass `<X size={16} />` from lucide-react. */
export function IconButton({ label, children, shortcut, side = 'bottom', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} side={side} {...(shortcut === undefined ? {} : { shortcut })}>
      <Button {...rest} aria-label={label} className={classNames('icon-button', className)}>
        {children}
      </Button>
    </Tooltip>
  )
}
