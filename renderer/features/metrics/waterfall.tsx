/** A request's steps as bars under each other, each with its time, and what Kiln did with the answer. */
import { type CSSProperties, type KeyboardEvent, useId, useState } from 'react'
import type { RequestDetail } from '#shared/domain/request-record.ts'
import { t } from '../../words/index.ts'
import { formatStep, formatTime } from './figures.ts'
import { lengthOf, type Step, stepsOf } from './steps.ts'

/** A list for screen readers, which the arrows go through; the bars are only seen. */
export function Waterfall({ record }: { readonly record: RequestDetail }) {
  const steps = stepsOf(record)
  const whole = lengthOf(record, steps)
  const [place, setPlace] = useState(0)
  const active = Math.min(place, steps.length - 1)
  const id = useId()
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: steps.length - 1,
    }
    const target = targets[event.key]
    if (target === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(steps.length - 1, target))
    setPlace(next)
    event.currentTarget.querySelectorAll<HTMLElement>('li')[next]?.focus()
  }
  return (
    <section>
      <h3 className="row" id={id}>
        <span className="grow">{t('metrics.timeline')}</span>
        <span className="num">{formatTime(record.totalMs)}</span>
      </h3>
      <ol className="waterfall" data-testid="waterfall" aria-labelledby={id} onKeyDown={onKeyDown}>
        {steps.map((step, index) => (
          <li
            key={index}
            tabIndex={index === active ? 0 : -1}
            title={spanText(step)}
            aria-label={spanText(step)}
            onFocus={() => setPlace(index)}
          >
            <span className="clip dim">{step.label}</span>
            <Track step={step} whole={whole} />
            <span className="num">
              {step.isPoint === true ? t('metrics.step.at', { time: formatStep(step.fromMs) }) : formatStep(step.ms)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Track({ step, whole }: { readonly step: Step; readonly whole: number }) {
  return (
    <span className="waterfall-track" aria-hidden="true">
      {(step.parts ?? [step]).map(({ fromMs, ms }, index) => (
        <i
          key={index}
          data-step={step.tone}
          data-point={step.isPoint}
          style={
            {
              '--from': `${Math.min(99, (fromMs / whole) * 100)}%`,
              '--length': `${Math.min(100, (ms / whole) * 100)}%`,
            } as CSSProperties
          }
        />
      ))}
    </span>
  )
}

function spanText({ label, fromMs, ms, isPoint }: Step): string {
  const from = formatStep(fromMs)
  return isPoint === true
    ? t('metrics.step.point', { label, from })
    : t('metrics.step.span', { label, from, time: formatStep(ms) })
}
