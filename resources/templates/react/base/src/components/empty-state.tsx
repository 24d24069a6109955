/** What a list shows while there is nothing in it: why, and what to do. */
import type { ReactNode } from 'react'
import { iconFor, type IconName } from '../lib/icons'

interface Props {
  icon: IconName
  title: string
  text?: string
  children?: ReactNode
}

export function EmptyState({ icon, title, text, children }: Props) {
  const Icon = iconFor(icon)
  return (
    <div className="grid justify-items-center gap-2 rounded-2xl border border-dashed border-line px-6 py-12 text-center">
      <span className="mb-2 grid size-12 place-items-center rounded-2xl bg-soft text-accent">
        <Icon aria-hidden className="size-6" />
      </span>
      <p className="font-semibold">{title}</p>
      {text && <p className="max-w-sm text-sm text-muted">{text}</p>}
      {children && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  )
}
