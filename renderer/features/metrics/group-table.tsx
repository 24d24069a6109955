/** Requests summed by what they have in common. */
import type { MetricsGroup } from '#shared/domain/metrics.ts'
import { formatCount, formatDollars } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import { formatAmount, formatLong, formatShare } from './figures.ts'

export interface GroupTableProps {
  readonly title: string
  readonly groups: readonly MetricsGroup[]
  readonly nameOf: (key: string) => string
}

/** The largest group first. */
export function GroupTable({ title, groups, nameOf }: GroupTableProps) {
  if (groups.length === 0) return null
  const sorted = groups.toSorted((a, b) => b.summary.requests - a.summary.requests)
  return (
    <section className="group-table" tabIndex={0} aria-label={title}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{t('metrics.group.requests')}</th>
            <th scope="col">{t('metrics.group.errors')}</th>
            <th scope="col">{t('metrics.group.firstToken')}</th>
            <th scope="col">{t('metrics.group.firstTokenP95')}</th>
            <th scope="col">{t('metrics.group.total')}</th>
            <th scope="col">{t('metrics.group.totalP95')}</th>
            <th scope="col">{t('metrics.group.speed')}</th>
            <th scope="col">{t('metrics.group.tokens')}</th>
            <th scope="col">{t('metrics.group.cost')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((group) => (
            <GroupRow key={group.key} group={group} name={nameOf(group.key)} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function GroupRow({ group: { summary }, name }: { readonly group: MetricsGroup; readonly name: string }) {
  const { requests, cancelled, failed, firstTokenMs, totalMs, tokensPerSecond, inputTokens, outputTokens } = summary
  const judged = requests - cancelled
  const time = (ms: number | undefined): string => (ms === undefined ? '–' : formatLong(ms))
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>{formatCount(requests)}</td>
      <td>{judged === 0 ? '–' : formatShare(failed / judged)}</td>
      <td>{time(firstTokenMs?.p50)}</td>
      <td>{time(firstTokenMs?.p95)}</td>
      <td>{time(totalMs?.p50)}</td>
      <td>{time(totalMs?.p95)}</td>
      <td>{tokensPerSecond === undefined ? '–' : Math.round(tokensPerSecond.p50)}</td>
      <td>{formatAmount(inputTokens + outputTokens)}</td>
      <td>{formatDollars(summary.costUsd)}</td>
    </tr>
  )
}
