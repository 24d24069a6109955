/** Buttons: one strong action a view, the others calmer. A link that looks like a button is `ButtonLink`. */
import clsx from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Link, type LinkProps } from 'react-router'

type Tone = 'strong' | 'plain' | 'quiet' | 'danger'

const tones: Record<Tone, string> = {
  strong: 'bg-accent text-on-accent font-semibold hover:opacity-90',
  plain: 'border border-edge bg-surface hover:bg-soft',
  quiet: 'hover:bg-soft',
  danger: 'border border-danger text-danger hover:bg-soft',
}

const shape = (tone: Tone, className?: string) =>
  clsx(
    'inline-flex min-h-10 items-center justify-center gap-2 rounded-xl px-4 py-2 text-sm wrap-normal transition disabled:opacity-50',
    tones[tone],
    className,
  )

export function Button({ tone = 'plain', className, type = 'button', ...rest }: ComponentProps<'button'> & { tone?: Tone }) {
  return <button type={type} className={shape(tone, className)} {...rest} />
}

export function ButtonLink({ tone = 'plain', className, ...rest }: LinkProps & { tone?: Tone; className?: string }) {
  return <Link className={shape(tone, className)} {...rest} />
}

/** A button that shows an icon alone; its label is spoken, and shown as a tooltip. */
export function IconButton({
  icon: Icon,
  label,
  className,
  filled = false,
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & { icon: LucideIcon; label: string; filled?: boolean }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={clsx('grid size-10 shrink-0 place-items-center rounded-xl text-muted transition hover:bg-soft hover:text-ink disabled:opacity-40', className)}
      {...rest}
    >
      <Icon aria-hidden className="size-5" fill={filled ? 'currentColor' : 'none'} />
    </button>
  )
}
