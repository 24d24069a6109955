/** Form fields, each with its label, a hint and what is wrong with it. */
import clsx from 'clsx'
import { useId, type ComponentProps, type ReactNode } from 'react'

interface Labelled {
  label: string
  hint?: string
  /** What is wrong, in a sentence that says what to do. */
  error?: string
  className?: string
}

const control =
  'min-h-10 w-full min-w-0 rounded-xl border border-edge bg-surface px-3 py-2 text-sm aria-invalid:border-danger aria-invalid:border-2'

function Frame({ id, label, hint, error, className, children }: Labelled & { id: string; children: ReactNode }) {
  return (
    <div className={clsx('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-note`} className="text-sm text-danger">{error}</p>
      ) : (
        hint && <p id={`${id}-note`} className="text-xs text-muted">{hint}</p>
      )}
    </div>
  )
}

function useControl({ hint, error }: Pick<Labelled, 'hint' | 'error'>) {
  const id = useId()
  return { id, 'aria-invalid': error ? true : undefined, 'aria-describedby': error || hint ? `${id}-note` : undefined }
}

export function TextField({ label, hint, error, className, ...rest }: Labelled & Omit<ComponentProps<'input'>, keyof Labelled | 'id'>) {
  const own = useControl({ hint, error })
  return (
    <Frame id={own.id} label={label} hint={hint} error={error} className={className}>
      <input {...own} className={control} dir={rest.type === undefined || rest.type === 'search' ? 'auto' : undefined} {...rest} />
    </Frame>
  )
}

export function TextAreaField({ label, hint, error, className, ...rest }: Labelled & Omit<ComponentProps<'textarea'>, keyof Labelled | 'id'>) {
  const own = useControl({ hint, error })
  return (
    <Frame id={own.id} label={label} hint={hint} error={error} className={className}>
      <textarea {...own} rows={3} dir="auto" className={control} {...rest} />
    </Frame>
  )
}

export function SelectField({
  label,
  hint,
  error,
  className,
  options,
  ...rest
}: Labelled & Omit<ComponentProps<'select'>, keyof Labelled | 'id' | 'children'> & { options: readonly (readonly [value: string, label: string])[] }) {
  const own = useControl({ hint, error })
  return (
    <Frame id={own.id} label={label} hint={hint} error={error} className={className}>
      <select {...own} className={control} {...rest}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>{text}</option>
        ))}
      </select>
    </Frame>
  )
}
