/** How fast an answer came, as a chart of its time; the same figures as a table. */
import type { RequestDetail } from '#shared/domain/request-record.ts'
import { t } from '../../words/index.ts'
import { ChartCard } from './chart-card.tsx'
import { formatStep, formatTime } from './figures.ts'
import { streamRate } from './stream-rate.ts'

/** Nothing for an answer that came in one piece. */
export function RateChart({ record }: { readonly record: RequestDetail }) {
  const points = streamRate(record)
  if (points.length === 0) return null
  const exact = (value: number): string => t('metrics.perSecond', { speed: Math.round(value) })
  return (
    <ChartCard
      title={t('metrics.rate')}
      unit={t('metrics.rateUnit')}
      xTitle={t('metrics.rateFrom')}
      height={96}
      nameX={(x) => formatTime(x * 1000)}
      exact={exact}
      data={{
        x: points.map(({ fromMs }) => fromMs / 1000),
        step: (record.rate?.everyMs ?? 1000) / 1000,
        kind: 'bars',
        formatX: (x) => formatStep(x * 1000),
        formatY: (value) => String(Math.round(value)),
        series: [
          { label: t('metrics.rateColumn'), color: '--accent', values: points.map(({ perSecond }) => perSecond) },
        ],
      }}
    />
  )
}
