/** How far a goal is reached, as a ring with the share in its middle. */
import { useFormat } from '../lib/format'

export function GoalRing({ label, text, share }: { label: string; text: string; share: number }) {
  const format = useFormat()
  const around = 2 * Math.PI * 42
  return (
    <div className="flex items-center gap-4">
      <svg role="img" aria-label={`${label}: ${format.percent(share)}`} viewBox="0 0 100 100" className="size-24 shrink-0 text-accent">
        <circle cx="50" cy="50" r="42" fill="none" stroke="var(--color-soft)" strokeWidth="12" />
        <circle cx="50" cy="50" r="42" fill="none" stroke="currentColor" strokeWidth="12" strokeLinecap="round" strokeDasharray={`${Math.min(share, 1) * around} ${around}`} transform="rotate(-90 50 50)" />
        <text x="50" y="57" textAnchor="middle" fontSize="20" fontWeight="700" fill="var(--color-ink)">{format.percent(share)}</text>
      </svg>
      <p className="text-sm text-muted">{text}</p>
    </div>
  )
}
