/** A labelled input: label, control, one line of help or what is wrong with it. */
import { type ComponentProps, useId } from 'react'
import './field.css'

export interface FieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  readonly label: string
  readonly help?: string | undefined
  /** Shown instead of the help, and marks the input as invalid. */
  readonly error?: string | undefined
}

/** The label is always visible; the help belongs to the input for screen readers too. */
export function Field({ label, help, error, ...input }: FieldProps) {
  const id = useId()
  const note = error ?? help
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className="input"
        aria-invalid={error !== undefined}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className={error === undefined ? 'small faint' : 'small field-error'}>
          {note}
        </p>
      )}
    </div>
  )
}
