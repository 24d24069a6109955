/** The way back to the screen above. */
import { ArrowLeft } from 'lucide-react'
import { Link } from 'react-router'

export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} className="inline-flex min-h-8 items-center gap-1.5 rounded-lg text-sm text-muted hover:text-ink">
      <ArrowLeft aria-hidden className="mirrored size-4" />
      {children}
    </Link>
  )
}
