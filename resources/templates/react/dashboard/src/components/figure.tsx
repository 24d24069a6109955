/** One number with its change against the period before and a small curve. */
import clsx from 'clsx'
import { TrendingDown, TrendingUp } from 'lucide-react'
import { useFormat } from '../lib/format'
import { useWords } from '../words'

interface Props {
  label: string
  value: string
  /** A share: 0.12 is 12% more than before. */
  change: number | undefined
  curve: readonly number[]
}

function Curve({ values }: { values: readonly number[] }) {
  if (values.length < 2) return null
  const top = Math.max(...values, 1)
  const points = values.map((value, index) => `${(index / (values.length - 1)) * 100},${30 - (value / top) * 28}`)
  return (
    <svg aria-hidden viewBox="0 0 100 32" preserveAspectRatio="none" className="mirrored mt-3 h-8 w-full text-accent">
      <polygon points={`0,32 ${points.join(' ')} 100,32`} fill="currentColor" opacity="0.12" />
      <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth="2" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

export function Figure({ label, value, change, curve }: Props) {
  const format = useFormat()
  const words = useWords()
  const Trend = (change ?? 0) < 0 ? TrendingDown : TrendingUp
  return (
    <div className="min-w-0 rounded-2xl border border-line bg-surface p-3 sm:p-4">
      <p className="text-sm text-muted">{label}</p>
      <p className="mt-1 text-xl font-bold tracking-tight tabular-nums sm:text-2xl">{value}</p>
      {change !== undefined && (
        <p className={clsx('mt-1 flex items-center gap-1 text-xs font-medium', change < 0 ? 'text-danger' : 'text-good')}>
          <Trend aria-hidden className="size-3.5" />
          <span dir="ltr">{`${change < 0 ? '−' : '+'}${format.percent(Math.abs(change))}`}</span>
          <span className="sr-only">{words.home.before}</span>
        </p>
      )}
      <Curve values={curve} />
    </div>
  )
}
