/** A line through measured days, from the first to the last. */
import type { Day } from '../lib/format'
import { useLanguage } from '../lib/preferences'

export interface Point {
  day: Day
  value: number
}

interface Props {
  label: string
  points: readonly Point[]
  format(value: number): string
  formatDay(day: Day): string
}

const width = 320
const height = 140

export function LineChart({ label, points, format, formatDay }: Props) {
  const backwards = useLanguage() === 'ar'
  const values = points.map(({ value }) => value)
  const low = Math.floor(Math.min(...values) - 0.5)
  const high = Math.ceil(Math.max(...values) + 0.5)
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return null
  const time = (day: Day) => new Date(day).getTime()
  const span = Math.max(time(last.day) - time(first.day), 1)
  const place = ({ day, value }: Point) => {
    const x = 8 + ((time(day) - time(first.day)) / span) * (width - 16)
    return [backwards ? width - x : x, height - 8 - ((value - low) / (high - low)) * (height - 16)] as const
  }
  const places = points.map(place)
  const [lastX, lastY] = place(last)
  return (
    <figure>
      <div className="flex gap-2">
        <div aria-hidden className="flex flex-col justify-between py-1 text-xs whitespace-nowrap text-muted tabular-nums">
          <span>{format(high)}</span>
          <span>{format((high + low) / 2)}</span>
          <span>{format(low)}</span>
        </div>
        <svg role="img" aria-label={`${label}: ${format(first.value)} – ${format(last.value)}`} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className="h-40 w-full min-w-0 text-accent">
          {[8, height / 2, height - 8].map((y) => (
            <line key={y} x1="0" x2={width} y1={y} y2={y} stroke="var(--color-line)" vectorEffect="non-scaling-stroke" />
          ))}
          <polyline points={places.map((pair) => pair.join(',')).join(' ')} fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinejoin="round" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
          <line x1={lastX} x2={lastX} y1={lastY} y2={lastY} stroke="currentColor" strokeWidth="10" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
        </svg>
      </div>
      <figcaption className="mt-1 flex justify-between ps-12 text-xs text-muted">
        <span>{formatDay(first.day)}</span>
        <span>{formatDay(last.day)}</span>
      </figcaption>
    </figure>
  )
}
