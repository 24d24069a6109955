/** What a figure was before, and whether that was better: an arrow in words and in colour. */
import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react'

export interface TrendMarkProps {
  readonly trend: 'better' | 'worse' | 'same'
  /** The whole of it, for the tooltip and for screen readers. */
  readonly text: string
  readonly value: string
}

const marks = { better: ArrowUpRight, worse: ArrowDownRight, same: ArrowRight }

/** Up is better, down is worse, whichever way the figure itself went. */
export function TrendMark({ trend, text, value }: TrendMarkProps) {
  const Mark = marks[trend]
  return (
    <span className="trend num" data-trend={trend} title={text}>
      <Mark size={12} aria-hidden="true" className="mirrored" />
      <span aria-hidden="true">{value}</span>
      <span className="unseen">{text}</span>
    </span>
  )
}
