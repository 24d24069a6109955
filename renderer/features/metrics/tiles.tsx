/** The figures on top: each with its verdict and what it was before. */
import type { ReactNode } from 'react'
import type { MetricsOverview, Percentiles, TargetName, TargetVerdict } from '#shared/domain/metrics.ts'
import { formatCount, formatDollars } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import { formatAmount, formatLong, formatShare } from './figures.ts'
import { OutcomeMark } from './outcome-mark.tsx'
import { needsClass, targetValue, tellingVerdict, toneOf, verdictText, withClass } from './target-words.ts'

export interface TilesProps {
  readonly overview: MetricsOverview
  readonly verdicts: readonly TargetVerdict[]
}

/** Always the same ones in the same places: what is not known is a dash. */
export function Tiles({ overview: { summary, runs }, verdicts }: TilesProps) {
  const judged = summary.requests - summary.cancelled
  const ended = runs.done + runs.failed + runs.truncated
  const target = (name: TargetName, value: string | undefined, more?: string) => (
    <Tile label={t(`metrics.tile.${name}`)} value={value}>
      <Verdict verdicts={verdicts} name={name} more={more} />
    </Tile>
  )
  return (
    <div className="tiles" role="list">
      {target('first-token-p95', time(summary.firstTokenMs?.p95), spreadOf(summary.firstTokenMs))}
      {target('total-p95', time(summary.totalMs?.p95), spreadOf(summary.totalMs))}
      {target('errors', share(summary.failed, judged))}
      {target('cache-hits', share(summary.cacheHits + summary.joined, summary.cacheable))}
      {target('rate-limits', share(summary.rateLimited, summary.requests))}
      {target('total-p50', time(summary.totalMs?.p50))}
      {target('cancel-p95', time(summary.cancelMs?.p95))}
      {target('generation-mean', time(runs.averageMs))}
      {target('completion', share(runs.done, ended))}
      <Tile label={t('metrics.tile.cost')} value={formatDollars(summary.costUsd)}>
        <span className="clip faint">
          {summary.unpriced === 0 ? t('metrics.tilePriced') : t('metrics.tileUnpriced', { count: summary.unpriced })}
        </span>
        <span className="clip faint num">
          {t('metrics.tileTokens', {
            input: formatAmount(summary.inputTokens),
            output: formatAmount(summary.outputTokens),
          })}
        </span>
      </Tile>
    </div>
  )
}

interface TileProps {
  readonly label: string
  readonly value: string | undefined
  readonly children: ReactNode
}

function Tile({ label, value, children }: TileProps) {
  return (
    <div className="tile" role="listitem">
      <span className="clip dim">{label}</span>
      <strong className="tile-value num">{value ?? '–'}</strong>
      {children}
    </div>
  )
}

interface VerdictProps {
  readonly verdicts: readonly TargetVerdict[]
  readonly name: TargetName
  readonly more?: string | undefined
}

/** Two lines, always. */
function Verdict({ verdicts, name, more }: VerdictProps) {
  const verdict = tellingVerdict(verdicts, name)
  if (verdict === undefined) {
    return (
      <>
        <span className="clip faint">{t('metrics.verdict.none')}</span>
        <span className="clip faint num">{more}</span>
      </>
    )
  }
  const text = withClass(verdictText(verdict), verdict, needsClass(verdicts))
  const before = verdict.before === undefined ? more : t('metrics.before', { value: targetValue(name, verdict.before) })
  return (
    <>
      <span className="tile-verdict" data-tone={toneOf(verdict)} title={text}>
        <OutcomeMark tone={toneOf(verdict)} />
        <span className="clip">{text}</span>
      </span>
      <span className="clip faint num">{before}</span>
    </>
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

/** How many requests the figures rest on, and how they ended. */
export function CountLine({ overview: { summary, error } }: Pick<TilesProps, 'overview'>) {
  return (
    <p className="small faint num" data-testid="metrics-count">
      {t('metrics.ofRequests', { count: summary.requests })}
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
