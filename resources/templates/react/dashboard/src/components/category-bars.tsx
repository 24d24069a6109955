/** What each category brought in, the largest first. */
import type { Category } from '../data/model'
import { useFormat } from '../lib/format'
import { useWords } from '../words'

interface Props {
  totals: readonly (readonly [Category, number])[]
  currency: string
}

export function CategoryBars({ totals, currency }: Props) {
  const format = useFormat()
  const words = useWords()
  const top = Math.max(...totals.map(([, total]) => total), 1)
  return (
    <ul className="grid gap-4">
      {totals.map(([category, total]) => (
        <li key={category}>
          <div className="flex justify-between gap-3 text-sm">
            <span>{words.categories[category]}</span>
            <span className="font-medium tabular-nums">{format.money(total, currency, false)}</span>
          </div>
          <div aria-hidden className="mt-1.5 h-2 rounded-full bg-soft">
            <div className="h-full rounded-full bg-accent" style={{ width: `${(total / top) * 100}%` }} />
          </div>
        </li>
      ))}
    </ul>
  )
}
