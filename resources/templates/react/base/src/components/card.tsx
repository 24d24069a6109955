/** A panel with a title and, at its end, what can be done with it. */
import clsx from 'clsx'
import type { ReactNode } from 'react'

interface Props {
  title?: string
  actions?: ReactNode
  className?: string
  children: ReactNode
}

export function Card({ title, actions, className, children }: Props) {
  return (
    <section className={clsx('min-w-0 rounded-2xl border border-line bg-surface p-4 sm:p-5', className)}>
      {(title || actions) && (
        <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
          {title && <h2 className="font-semibold">{title}</h2>}
          {actions}
        </div>
      )}
      {children}
    </section>
  )
}
