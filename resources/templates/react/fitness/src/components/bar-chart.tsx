/** Bars side by side, each with its value; a list for those who listen. */
import clsx from 'clsx'

/** How much of the height the longest bar takes, in percent; the rest is for its number. */
const barShare = 86

export interface Bar {
  key: string
  label: string
  value: number
  /** The one that is now. */
  current?: boolean
}

interface Props {
  label: string
  bars: readonly Bar[]
  /** Drawn as a line across. */
  target?: number
  format(value: number): string
}

export function BarChart({ label, bars, target, format }: Props) {
  const top = Math.max(...bars.map(({ value }) => value), target ?? 0, 1)
  return (
    <div className="relative pt-5">
      {target !== undefined && (
        <div aria-hidden className="pointer-events-none absolute inset-x-0 top-5 h-32">
          <div className="absolute inset-x-0 border-t border-dashed border-edge" style={{ bottom: `${(target / top) * barShare}%` }} />
        </div>
      )}
      <ul aria-label={label} className="flex items-end gap-1.5 sm:gap-3">
        {bars.map(({ key, label: name, value, current }) => (
          <li key={key} className="min-w-0 flex-1 text-center text-xs">
            <div className="flex h-32 flex-col justify-end">
              <span className="-mb-0.5 truncate text-muted tabular-nums">
                {value > 0 ? value : <span className="sr-only">0</span>}
              </span>
              <div aria-hidden title={format(value)} className={clsx('mt-1 rounded-t-lg rounded-b-xs', value === 0 ? 'bg-soft' : 'bg-accent', !current && 'opacity-55')} style={{ height: `${Math.max((value / top) * barShare, 3)}%` }} />
            </div>
            <span className={clsx('mt-1.5 block truncate', current ? 'font-semibold text-ink' : 'text-muted')}>{name}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
