/** Choices in a row that wraps, of which one holds. */
import clsx from 'clsx'

interface Props<Value extends string> {
  label: string
  value: Value
  options: readonly (readonly [value: NoInfer<Value>, label: string])[]
  onChange(value: NoInfer<Value>): void
}

export function Chips<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-2">
      {options.map(([key, text]) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === value}
          onClick={() => onChange(key)}
          className={clsx('min-h-9 rounded-full border px-4 text-sm transition', key === value ? 'border-accent bg-accent font-semibold text-on-accent' : 'border-edge bg-surface hover:bg-soft')}
        >
          {text}
        </button>
      ))}
    </div>
  )
}
