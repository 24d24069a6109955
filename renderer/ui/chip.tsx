/** A small rounded button or label: what is chosen, or an example to take. */
import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import './chip.css'

export interface ChipProps extends ComponentProps<'button'> {
  readonly size?: 'small' | 'large'
}

/** A button; for a plain label use `<Tag>`. */
export function Chip({ size = 'small', className, ...rest }: ChipProps) {
  return <button type="button" {...rest} className={classNames('chip', `chip-${size}`, className)} />
}

/** A word that marks something: draft, local, scripted. */
export function Tag({
  tone = 'plain',
  children,
}: {
  readonly tone?: 'plain' | 'ok' | 'warn' | 'bad'
  readonly children: string
}) {
  return <span className={classNames('tag', `tag-${tone}`)}>{children}</span>
}
