/** The controls for one part of a picked element: its words, a size that can be dragged, and a colour. */
import { type PointerEvent, type ReactNode, useId, useRef, useState } from 'react'
import { t } from '../../../words/index.ts'
import { type Draft, fieldText } from './pick-state.ts'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  /** Undefined for an empty one: an element keeps its words. */
  readonly onValue: (value: string | undefined) => void
}

/** The words of an element. */
export function TextField({ label, value, onValue }: TextFieldProps): ReactNode {
  const [draft, setDraft] = useState<Draft>()
  return (
    <label className="pick-text">
      <span className="pick-label">{label}</span>
      <input
        className="input"
        dir="auto"
        value={fieldText(draft, value)}
        maxLength={2_000}
        onChange={({ target }) => {
          const taken = target.value === '' ? undefined : target.value
          setDraft({ text: target.value, taken })
          onValue(taken)
        }}
        onBlur={() => setDraft(undefined)}
      />
    </label>
  )
}

export interface SizeFieldProps {
  /** What a screen reader says. */
  readonly label: string
  /** Shown before the number. */
  readonly mark: ReactNode
  /** In pixels; undefined where the sides differ. */
  readonly value: number | undefined
  readonly negative?: boolean
  readonly onValue: (value: number | undefined) => void
}

/** Pixels of the pointer's way for one of the value. */
const dragStep = 3
const most = 1_000

/** Its mark can be dragged, to the end of the line for more. */
export function SizeField({ label, mark, value, negative = false, onValue }: SizeFieldProps): ReactNode {
  const from = useRef<{ x: number; value: number }>(undefined)
  const [draft, setDraft] = useState<Draft>()
  const least = negative ? -most : 0
  const inside = (size: number): number => Math.min(most, Math.max(least, Math.round(size)))
  const onDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = { x: event.clientX, value: value ?? 0 }
  }
  const onMove = (event: PointerEvent<HTMLElement>): void => {
    const began = from.current
    if (began === undefined) return
    setDraft(undefined)
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1
    onValue(inside(began.value + ((event.clientX - began.x) * forward) / dragStep))
  }
  const onUp = (): void => {
    from.current = undefined
  }
  return (
    <span className="pick-size" title={t('pick.drag', { what: label })}>
      <span
        className="pick-drag"
        aria-hidden="true"
        onPointerDown={onDown}
        onPointerMove={onMove}
        onPointerUp={onUp}
        onPointerCancel={onUp}
      >
        {mark}
      </span>
      <input
        className="input num"
        type="number"
        min={least}
        max={most}
        step={1}
        aria-label={label}
        placeholder={t('pick.differs')}
        value={fieldText(draft, value)}
        onChange={({ target }) => {
          const taken = Number.isNaN(target.valueAsNumber) ? undefined : inside(target.valueAsNumber)
          setDraft({ text: target.value, taken })
          onValue(taken)
        }}
        onBlur={() => setDraft(undefined)}
      />
    </span>
  )
}

export interface ColorFieldProps {
  readonly label: string
  /** `#rrggbb`, or the name of one of the app's own. */
  readonly value: string
  readonly named: readonly { readonly name: string; readonly value: string }[]
  readonly onValue: (value: string) => void
}

/** The app's own colours first: who has named them wants them used. */
export function ColorField({ label, value, named, onValue }: ColorFieldProps): ReactNode {
  const id = useId()
  const shown = value.startsWith('--') ? (named.find(({ name }) => name === value)?.value ?? '#000000') : value
  return (
    <div className="pick-color">
      <span id={id} className="pick-label">
        {label}
      </span>
      <div className="pick-swatches" role="group" aria-labelledby={id}>
        <input
          type="color"
          aria-label={`${label}: ${t('pick.ownColor')}`}
          data-none={/^#.{6}00$/.test(shown) || undefined}
          value={shown.slice(0, 7)}
          onChange={({ target }) => onValue(target.value)}
        />
        {named.map((color) => (
          <button
            key={color.name}
            type="button"
            className="pick-swatch"
            aria-pressed={value === color.name}
            aria-label={nameOf(color.name)}
            title={nameOf(color.name)}
            onClick={() => onValue(color.name)}
          >
            <i style={{ background: color.value }} />
          </button>
        ))}
      </div>
    </div>
  )
}

function nameOf(name: string): string {
  return name.replace(/^--(?:color-)?/, '')
}
