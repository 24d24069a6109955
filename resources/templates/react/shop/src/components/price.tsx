/** A price as the language writes it. */
import { currency } from '../data/model'
import { useFormat } from '../lib/format'

export function Price({ value, className }: { value: number; className?: string }) {
  return <span className={`tabular-nums ${className ?? ''}`}>{useFormat().money(value, currency, value % 1 !== 0)}</span>
}
