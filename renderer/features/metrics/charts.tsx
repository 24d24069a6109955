/** The charts of the overview, made of its steps and bins. */
import { memo } from 'react'
import type { Bin, MetricsOverview, MetricsStep } from '#shared/domain/metrics.ts'
import { formatCount, formatDollars } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import { ChartCard } from './chart-card.tsx'
import type { ChartData, ChartSeries } from './chart.tsx'
import { formatAmount, formatDay, formatDayTime, formatHour, formatTime } from './figures.ts'

const dayMs = 86_400_000
/** Below this, the axis shows the time of day. */
const shortMs = 2 * dayMs

/** Over time, and how times are spread. */
export const Charts = memo(function Charts({ overview }: { readonly overview: MetricsOverview }) {
  const { steps, stepMs, firstTokenBins, totalBins } = overview
  const points = withGaps(steps, stepMs)
  const over = (kind: ChartData['kind'], formatY: (value: number) => string, series: readonly Drawn[]): ChartData => {
    const used = kind === 'lines' ? points : steps
    const span = (used.at(-1)?.at ?? 0) - (used[0]?.at ?? 0)
    return {
      x: used.map(({ at }) => at / 1000),
      step: Math.max(1.5, stepMs / 1000),
      kind,
      formatX: (x) =>
        span < shortMs && !(span > dayMs && isMidnight(x * 1000)) ? formatHour(x * 1000) : formatDay(x * 1000),
      formatY,
      series: series.map(({ label, color, of }) => ({ label, color, values: used.map((step) => of(step) ?? null) })),
    }
  }
  const nameX = (x: number): string => (stepMs >= dayMs ? formatDay(x * 1000) : formatDayTime(x * 1000))
  const when = { xTitle: t('metrics.chart.when'), nameX }
  return (
    <div className="charts">
      <ChartCard
        title={t('metrics.chart.times')}
        unit={t('metrics.chart.unitTime')}
        {...when}
        exact={formatTime}
        data={over('lines', inSeconds, [
          { label: t('metrics.chart.firstP50'), color: '--info', of: ({ firstTokenP50 }) => firstTokenP50 },
          { label: t('metrics.chart.firstP95'), color: '--ok', of: ({ firstTokenP95 }) => firstTokenP95 },
          { label: t('metrics.chart.totalP95'), color: '--accent', of: ({ totalP95 }) => totalP95 },
        ])}
      />
      <ChartCard
        title={t('metrics.chart.requests')}
        unit={t('metrics.chart.unitRequests')}
        {...when}
        exact={formatCount}
        data={over('bars', whole, [
          { label: t('metrics.chart.done'), color: '--info', of: ({ requests }) => requests },
          { label: t('metrics.chart.failed'), color: '--bad', of: ({ failed }) => failed },
        ])}
      />
      <Histogram title={t('metrics.chart.firstToken')} color="--info" bins={firstTokenBins} />
      <Histogram title={t('metrics.chart.total')} color="--accent" bins={totalBins} />
      <ChartCard
        title={t('metrics.chart.tokens')}
        unit={t('metrics.chart.unitTokens')}
        {...when}
        exact={formatCount}
        data={over('bars', formatAmount, [
          { label: t('metrics.tile.tokens'), color: '--ok', of: ({ tokens }) => tokens },
        ])}
      />
      <ChartCard
        title={t('metrics.chart.cost')}
        unit={t('metrics.chart.unitCost')}
        {...when}
        exact={formatDollars}
        data={over('bars', formatDollars, [
          { label: t('metrics.tile.cost'), color: '--accent', of: ({ costUsd }) => costUsd },
        ])}
      />
    </div>
  )
})

/** Where the axis goes over a day, its name stands at its beginning. */
function isMidnight(at: number): boolean {
  const time = new Date(at)
  return time.getHours() === 0 && time.getMinutes() === 0
}

type Drawn = Pick<ChartSeries, 'label' | 'color'> & { readonly of: (step: MetricsStep | Gap) => number | undefined }
type Gap = Partial<MetricsStep> & { readonly at: number }

/** A line must not run through hours in which nothing was asked. */
function withGaps(steps: readonly MetricsStep[], stepMs: number): readonly (MetricsStep | Gap)[] {
  return steps.flatMap((step, at) => {
    const next = steps[at + 1]
    return next !== undefined && next.at - step.at > 1.5 * stepMs ? [step, { at: step.at + stepMs }] : [step]
  })
}

interface HistogramProps {
  readonly title: string
  readonly color: string
  readonly bins: readonly Bin[]
}

function Histogram({ title, color, bins }: HistogramProps) {
  const nameX = (at: number): string => {
    const bin = bins[at]
    if (bin === undefined) return ''
    const from = formatTime(bin.from)
    return bin.upTo === undefined
      ? t('metrics.chart.more', { from })
      : t('metrics.chart.upTo', { from, to: formatTime(bin.upTo) })
  }
  return (
    <ChartCard
      title={title}
      unit={t('metrics.chart.unitRequests')}
      xTitle={t('metrics.chart.range')}
      nameX={nameX}
      exact={formatCount}
      data={{
        x: bins.map((_, at) => at),
        step: 1,
        kind: 'bars',
        formatX: (at) => formatTime(bins[at]?.from ?? 0),
        formatY: whole,
        series: [{ label: t('metrics.tile.requests'), color, values: bins.map(({ count }) => count) }],
      }}
    />
  )
}

function inSeconds(ms: number): string {
  return t('ui.seconds', { seconds: Number((ms / 1000).toFixed(ms < 1000 ? 2 : 1)) })
}

/** Half a request is no mark on an axis. */
function whole(value: number): string {
  return Number.isInteger(value) ? formatAmount(value) : ''
}
