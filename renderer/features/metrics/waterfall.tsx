/** A request's steps as bars under each other, each with its time. */
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { t } from '../../words/index.ts'
import { formatStep, formatTime } from './figures.ts'
import { stepsOf } from './steps.ts'

/** A list for screen readers; the bars are only seen. */
export function Waterfall({ record }: { readonly record: RequestRecord }) {
  const whole = Math.max(1, record.totalMs)
  return (
    <section>
      <h3 className="row">
        <span className="grow">{t('metrics.timeline')}</span>
        <span className="num">{formatTime(record.totalMs)}</span>
      </h3>
      <ol className="waterfall" data-testid="waterfall">
        {stepsOf(record).map(({ label, fromMs, ms, tone }, index) => (
          <li key={index}>
            <span className="clip dim" title={label}>
              {label}
            </span>
            <span className="waterfall-track" aria-hidden="true">
              <i
                data-step={tone}
                style={{
                  insetInlineStart: `${Math.min(100, (fromMs / whole) * 100)}%`,
                  inlineSize: `${Math.min(100, (ms / whole) * 100)}%`,
                }}
              />
            </span>
            <span className="num">{formatStep(ms)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
