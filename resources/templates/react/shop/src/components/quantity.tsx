/** A number with less and more. */
import { Minus, Plus } from 'lucide-react'
import { useWords } from '../words'
import { IconButton } from './button'

interface Props {
  /** Of what: spoken with the buttons. */
  label: string
  value: number
  max: number
  onChange(value: number): void
}

export function Quantity({ label, value, max, onChange }: Props) {
  const words = useWords().product
  return (
    <div role="group" aria-label={label} className="inline-flex items-center rounded-xl border border-edge">
      <IconButton icon={Minus} label={words.less(label)} disabled={value <= 1} onClick={() => onChange(value - 1)} />
      <output className="min-w-6 text-center font-semibold tabular-nums">{value}</output>
      <IconButton icon={Plus} label={words.more(label)} disabled={value >= max} onClick={() => onChange(value + 1)} />
    </div>
  )
}
