/** How far a day has come: a ring that fills, with the number in its middle. */
interface Props {
  label: string
  /** What stands under the number. */
  unit: string
  value: number
  target: number
}

export function Ring({ label, unit, value, target }: Props) {
  const around = 2 * Math.PI * 52
  const share = Math.min(value / target, 1)
  return (
    <svg role="img" aria-label={`${label}: ${value} ${unit}`} viewBox="0 0 120 120" className="size-40 shrink-0 text-accent sm:size-44">
      <circle cx="60" cy="60" r="52" fill="none" stroke="var(--color-soft)" strokeWidth="12" />
      {share > 0 && (
        <circle cx="60" cy="60" r="52" fill="none" stroke="currentColor" strokeWidth="12" strokeLinecap="round" strokeDasharray={`${share * around} ${around}`} transform="rotate(-90 60 60)" />
      )}
      <text x="60" y="66" textAnchor="middle" fontSize="32" fontWeight="700" fill="var(--color-ink)">{value}</text>
      <text x="60" y="84" textAnchor="middle" fontSize="11" fill="var(--color-muted)">{unit}</text>
    </svg>
  )
}
