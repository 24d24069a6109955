/** What requests cost: today, this month, by project and model, and the budget. */
import { type FormEvent, useEffect, useState } from 'react'
import type { AppError } from '#shared/domain/error.ts'
import type { CostSummary } from '#shared/domain/metrics.ts'
import type { MetricsSettingsPatch } from '#shared/domain/metrics-settings.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { formatDollars } from '../../ui/format.ts'
import { Note } from '../../ui/note.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { t } from '../../words/index.ts'
import { ChartCard } from './chart-card.tsx'
import { counted, formatDay } from './figures.ts'

export interface CostViewProps {
  /** Undefined while it is read. */
  readonly cost: CostSummary | undefined
  readonly error: AppError | undefined
  readonly onSettings: (patch: MetricsSettingsPatch) => void
  readonly onRetry: () => void
}

/** Dollars as they were reckoned when each request ended. */
export function CostView({ cost, error, onSettings, onRetry }: CostViewProps) {
  if (cost === undefined) {
    return error === undefined ? <Skeleton lines={[30, 60, 60]} /> : <ErrorNote error={error} onRetry={onRetry} />
  }
  const { todayUsd, monthUsd, days, byProject, byModel } = cost
  return (
    <div className="cost-view">
      <div className="tiles" role="list">
        <div className="tile" role="listitem">
          <span className="dim">{t('metrics.costToday')}</span>
          <strong className="tile-value num">{formatDollars(todayUsd)}</strong>
        </div>
        <div className="tile" role="listitem">
          <span className="dim">{t('metrics.costMonth')}</span>
          <strong className="tile-value num">{formatDollars(monthUsd)}</strong>
        </div>
        <EstimateTile estimates={cost.estimates} />
      </div>
      <Budget cost={cost} onSettings={onSettings} />
      <ChartCard
        title={t('metrics.costDays')}
        unit={t('metrics.chart.unitCost')}
        xTitle={t('metrics.chart.when')}
        nameX={(x) => formatDay(x * 1000)}
        exact={formatDollars}
        data={{
          x: days.map(({ at }) => at / 1000),
          step: 86_400,
          kind: 'bars',
          formatX: (x) => formatDay(x * 1000),
          formatY: formatDollars,
          series: [{ label: t('metrics.tile.cost'), color: '--accent', values: days.map(({ usd }) => usd) }],
        }}
      />
      {byProject.length === 0 && byModel.length === 0 && <p className="dim">{t('metrics.noCost')}</p>}
      <div className="cost-tables">
        <Sums
          title={t('metrics.costByProject')}
          sums={byProject.map(({ projectId, name, usd }) => ({ name: projectName(projectId, name), usd }))}
        />
        <Sums
          title={t('metrics.costByModel')}
          sums={byModel.map(({ model, usd }) => ({ name: `${model.provider}/${model.model}`, usd }))}
        />
      </div>
    </div>
  )
}

/** How far what was told before sending was off. */
function EstimateTile({ estimates: { runs, medianRatio } }: Pick<CostSummary, 'estimates'>) {
  const percent = medianRatio === undefined ? undefined : Math.round(medianRatio * 100)
  return (
    <div className="tile tile-wide" role="listitem" data-testid="estimates">
      <span className="dim">{t('metrics.estimateTile')}</span>
      <strong className="tile-value num">{percent === undefined ? '–' : offBy(percent)}</strong>
      <span className="faint">
        {percent === undefined ? t('metrics.estimatesNone') : t('metrics.estimates', { ...counted(runs), percent })}
      </span>
    </div>
  )
}

/** 116: 16 % dearer. */
function offBy(percent: number): string {
  if (percent === 100) return t('metrics.estimateRight')
  return percent > 100
    ? t('metrics.estimateDearer', { percent: percent - 100 })
    : t('metrics.estimateCheaper', { percent: 100 - percent })
}

function Budget({ cost, onSettings }: Pick<CostViewProps, 'onSettings'> & { readonly cost: CostSummary }) {
  const { budget, monthUsd: spentUsd } = cost
  const [typed, setTyped] = useState<string>()
  // Not a field made anew: that would lose the focus.
  useEffect(() => setTyped(undefined), [budget.monthUsd])
  const text = typed ?? (budget.monthUsd === undefined ? '' : String(budget.monthUsd))
  const amount = text.trim() === '' ? null : Number(text.replace(',', '.'))
  const isBad = amount !== null && !(Number.isFinite(amount) && amount >= 0 && amount <= 1_000_000)
  const state = t(`metrics.budgetState.${budget.state}`, {
    spent: formatDollars(spentUsd),
    budget: formatDollars(budget.monthUsd ?? 0),
  })
  const isTrouble = budget.state === 'near' || budget.state === 'over'
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (!isBad) onSettings({ budgetUsd: amount })
  }
  return (
    <section className="budget">
      {isTrouble ? <Note tone={budget.state === 'over' ? 'bad' : 'warn'} title={state} /> : <p>{state}</p>}
      <form className="budget-form" onSubmit={save}>
        <Field
          label={t('metrics.budget')}
          help={t('metrics.budgetHelp')}
          error={isBad ? t('metrics.budgetBad') : undefined}
          inputMode="decimal"
          dir="ltr"
          value={text}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" look="line" size="large" disabled={isBad || amount === (budget.monthUsd ?? null)}>
          {t('metrics.save')}
        </Button>
        <div className="budget-stops">
          <span className="dim">{t('metrics.budgetStops')}</span>
          <Segmented
            label={t('metrics.budgetStops')}
            value={budget.stops ? 'stop' : 'warn'}
            options={[
              { value: 'warn', label: t('metrics.budgetWarn') },
              { value: 'stop', label: t('metrics.budgetStop') },
            ]}
            onChange={(value) => onSettings({ budgetStops: value === 'stop' })}
          />
        </div>
      </form>
    </section>
  )
}

function projectName(projectId: string | undefined, name: string): string {
  if (name !== '') return name
  return projectId === undefined || projectId === '' ? t('metrics.noProject') : t('metrics.goneProject')
}

interface Sum {
  readonly name: string
  readonly usd: number
}

function Sums({ title, sums }: { readonly title: string; readonly sums: readonly Sum[] }) {
  if (sums.length === 0) return null
  const byName = new Map<string, number>()
  for (const { name, usd } of sums) byName.set(name, (byName.get(name) ?? 0) + usd)
  const sorted = [...byName].sort(([, a], [, b]) => b - a)
  return (
    <div className="group-table">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{t('metrics.tile.cost')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(([name, usd]) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>{formatDollars(usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
