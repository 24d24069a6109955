/** A switch between a few views, side by side. */
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import './segmented.css'
import { Tooltip } from './tooltip.tsx'

export interface SegmentedOption<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly icon?: ReactNode
  /** What it means, in a tooltip. */
  readonly hint?: string
}

export interface SegmentedProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly SegmentedOption<Value>[]
  readonly onChange: (value: Value) => void
  readonly className?: string
}

/** A group of buttons of which one is pressed. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, options, onChange, className } = props
  return (
    <div className={classNames('segmented', className)} role="group" aria-label={label}>
      {options.map((option) => {
        const button = (
          <Button
            key={option.value}
            on={option.value === value}
            aria-pressed={option.value === value}
            onClick={() => onChange(option.value)}
          >
            {option.icon}
            <span className="segmented-label">{option.label}</span>
          </Button>
        )
        return option.hint === undefined ? (
          button
        ) : (
          <Tooltip key={option.value} text={option.hint}>
            {button}
          </Tooltip>
        )
      })}
    </div>
  )
}
