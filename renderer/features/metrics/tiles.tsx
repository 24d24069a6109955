/** The figures on top: each with its verdict and what it was before. */
import type { ReactNode } from 'react'
import type { MetricsOverview, Percentiles, TargetName, TargetVerdict } from '#shared/domain/metrics.ts'
import { formatCount, formatDollars } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import { counted, formatAmount, formatLong, formatShare } from './figures.ts'
import { OutcomeMark } from './outcome-mark.tsx'
import { needsClass, targetValue, tellingVerdict, toneOf, trendOf, verdictText, withClass } from './target-words.ts'
import { TrendMark } from './trend-mark.tsx'

export interface TilesProps {
  readonly overview: MetricsOverview
  readonly verdicts: readonly TargetVerdict[]
}

/** Always the same ones in the same places: what is not known is a dash. `brief`: the few that stand over the list. */
export function Tiles({
  overview: { summary, runs },
  verdicts,
  brief = false,
}: TilesProps & { readonly brief?: boolean }) {
  const judged = summary.requests - summary.cancelled
  const broken = runs.failed + runs.truncated
  const target = (name: TargetName, value: string | undefined, more?: string) => (
    <Tile label={t(`metrics.tile.${name}`)} value={value} trend={<Trend verdicts={verdicts} name={name} />}>
      <Verdict verdicts={verdicts} name={name} brief={brief} />
      {!brief && <span className="faint num">{more}</span>}
    </Tile>
  )
  const cost = (
    <Tile label={t('metrics.tile.cost')} value={formatDollars(summary.costUsd)}>
      <span className="faint">
        {summary.unpriced === 0 ? t('metrics.tilePriced') : t('metrics.tileUnpriced', counted(summary.unpriced))}
      </span>
      {!brief && (
        <span className="faint num">
          {t('metrics.tileTokens', {
            input: formatAmount(summary.inputTokens),
            output: formatAmount(summary.outputTokens),
          })}
        </span>
      )}
    </Tile>
  )
  return (
    <div className="tiles" role="list" data-brief={brief || undefined}>
      {target('first-token-p95', time(summary.firstTokenMs?.p95), spreadOf(summary.firstTokenMs))}
      {target('total-p95', time(summary.totalMs?.p95), spreadOf(summary.totalMs))}
      {target(
        'errors',
        share(summary.failed, judged),
        judged === 0
          ? undefined
          : t('metrics.tileFailed', { failed: formatCount(summary.failed), all: formatCount(judged) }),
      )}
      {target(
        'cache-hits',
        share(summary.cacheHits + summary.joined, summary.cacheable),
        summary.cacheable === 0
          ? undefined
          : t('metrics.tileHits', {
              hits: formatShare(summary.cacheHits / summary.cacheable),
              joined: formatShare(summary.joined / summary.cacheable),
            }),
      )}
      {target(
        'rate-limits',
        share(summary.rateLimited, summary.requests),
        t('metrics.tileRetried', counted(summary.retried)),
      )}
      {!brief && (
        <>
          {target(
            'total-p50',
            time(summary.totalMs?.p50),
            summary.totalMs && t('metrics.tileMean', { mean: formatLong(summary.totalMs.mean) }),
          )}
          {target('cancel-p95', time(summary.cancelMs?.p95), spreadOf(summary.cancelMs))}
          {target(
            'generation-mean',
            time(runs.averageMs),
            runs.done === 0 ? undefined : t('metrics.tileAverageOf', counted(runs.done)),
          )}
          {target(
            'completion',
            share(runs.done, runs.done + broken),
            t('metrics.tileRuns', {
              done: formatAmount(runs.done),
              stopped: formatAmount(runs.stopped),
              failed: formatAmount(broken),
            }),
          )}
        </>
      )}
      {cost}
    </div>
  )
}

interface TileProps {
  readonly label: string
  readonly value: string | undefined
  readonly trend?: ReactNode
  readonly children: ReactNode
}

function Tile({ label, value, trend, children }: TileProps) {
  return (
    <div className="tile" role="listitem">
      <span className="dim">{label}</span>
      <span className="tile-line">
        <strong className="tile-value num">{value ?? '–'}</strong>
        {trend}
      </span>
      {children}
    </div>
  )
}

interface VerdictProps {
  readonly verdicts: readonly TargetVerdict[]
  readonly name: TargetName
}

/** What it was before, with an arrow that says whether that was better; nothing where it is not known. */
function Trend({ verdicts, name }: VerdictProps) {
  const verdict = tellingVerdict(verdicts, name)
  const trend = verdict && trendOf(verdict)
  // Of several classes the tile shows the sum, and the trend is of one of them: each has its own under Targets.
  if (verdict?.before === undefined || trend === undefined || needsClass(verdicts)) return null
  const before = targetValue(name, verdict.before)
  return <TrendMark trend={trend} text={t(`metrics.trend.${trend}`, { value: before })} value={before} />
}

/** One line where there is room. */
function Verdict({ verdicts, name, brief }: VerdictProps & { readonly brief: boolean }) {
  const verdict = tellingVerdict(verdicts, name)
  if (verdict === undefined) return <span className="faint">{t('metrics.verdict.none')}</span>
  const named = needsClass(verdicts)
  const { value } = verdict
  const own =
    named && value !== undefined && !brief
      ? t('metrics.adviceValue', { value: targetValue(name, value), verdict: verdictText(verdict) })
      : verdictText(verdict)
  const text = withClass(own, verdict, named)
  return (
    <span className="tile-verdict" data-tone={toneOf(verdict)}>
      <OutcomeMark tone={toneOf(verdict)} />
      <span>{text}</span>
    </span>
  )
}

function time(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : formatLong(ms)
}

function share(part: number, of: number): string | undefined {
  return of === 0 ? undefined : formatShare(part / of)
}

function spreadOf(percentiles: Percentiles | undefined): string | undefined {
  return percentiles && t('metrics.spread', { p50: formatLong(percentiles.p50), p99: formatLong(percentiles.p99) })
}

/** As much room as what comes. */
export function TilesLoading({ brief = false }: { readonly brief?: boolean }) {
  return (
    <div className="tiles" data-brief={brief || undefined} role="status" aria-label={t('metrics.loading')}>
      {Array.from({ length: brief ? 6 : 10 }, (_, index) => (
        <div key={index} className="tile tile-waiting" aria-hidden="true">
          <i />
          <i className="tile-value" />
          <i />
          {!brief && <i />}
        </div>
      ))}
    </div>
  )
}

/** How many requests the figures rest on, and how they ended. */
export function CountLine({ overview: { summary, error } }: Pick<TilesProps, 'overview'>) {
  return (
    <p className="small faint num" data-testid="metrics-count">
      {t('metrics.ofRequests', counted(summary.requests))}
      {': '}
      {t('metrics.tileRequests', {
        done: formatCount(summary.done),
        failed: formatCount(summary.failed),
        cancelled: formatCount(summary.cancelled),
      })}
      {error > 0 && ` · ${t('metrics.within', { percent: Number((error * 100).toFixed(1)) })}`}
    </p>
  )
}
