/** A few choices side by side, of which one holds. */
import clsx from 'clsx'
import { useId } from 'react'

interface Props<Value extends string> {
  label: string
  value: Value
  options: readonly (readonly [value: NoInfer<Value>, label: string])[]
  onChange(value: NoInfer<Value>): void
}

export function Segmented<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className="inline-flex max-w-full flex-wrap gap-1 rounded-xl border border-line bg-soft p-1">
      {options.map(([key, text]) => (
        <label
          key={key}
          className={clsx(
            'relative grid min-h-8 cursor-pointer place-items-center rounded-lg px-3 text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent',
            key === value ? 'bg-surface font-semibold text-ink shadow-sm' : 'text-muted hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            checked={key === value}
            onChange={() => onChange(key)}
            className="absolute inset-0 m-0 cursor-pointer appearance-none outline-none"
          />
          {text}
        </label>
      ))}
    </div>
  )
}
