/** A word in a small coloured frame; the word says it, the colour only helps. */
import clsx from 'clsx'
import type { ReactNode } from 'react'

export type BadgeTone = 'plain' | 'accent' | 'good' | 'warn' | 'danger'

const tones: Record<BadgeTone, string> = {
  plain: 'text-muted',
  accent: 'text-accent',
  good: 'text-good',
  warn: 'text-warn',
  danger: 'text-danger',
}

export function Badge({ tone = 'plain', children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span className={clsx('inline-flex items-center gap-1.5 rounded-full border border-line bg-soft px-2.5 py-0.5 text-xs font-medium whitespace-nowrap', tones[tone])}>
      <span aria-hidden className="size-1.5 rounded-full bg-current" />
      {children}
    </span>
  )
}
