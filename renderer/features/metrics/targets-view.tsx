/** What is aimed at, class by class, with the verdicts; every limit can be changed. */
import { useState } from 'react'
import { TargetName, type TargetVerdict } from '#shared/domain/metrics.ts'
import { defaultTargets, limitOf, type MetricsSettings, type TargetLimits } from '#shared/domain/metrics-settings.ts'
import { ModelClass } from '#shared/domain/model.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { t } from '../../words/index.ts'
import { LimitInput } from './limit-input.tsx'
import { OutcomeMark } from './outcome-mark.tsx'
import { isShare, targetValue, toneOf, trendOf, verdictText } from './target-words.ts'
import { TrendMark } from './trend-mark.tsx'

export interface TargetsViewProps {
  readonly targets: MetricsSettings['targets']
  /** Of the period and filters that are chosen. */
  readonly verdicts: readonly TargetVerdict[]
  readonly onTargets: (targets: TargetLimits) => void
}

/** Opens with the class that has the most requests. */
export function TargetsView({ targets, verdicts, onTargets }: TargetsViewProps) {
  const [chosen, setChosen] = useState<ModelClass>()
  const modelClass = chosen ?? verdicts.toSorted((a, b) => b.of - a.of)[0]?.modelClass ?? 'fast'
  const own = targets[modelClass]
  const change = (name: TargetName, limit: number): void => {
    const { [name]: _, ...rest } = own ?? {}
    const isDefault = limit === defaultTargets[modelClass][name]
    onTargets({ ...targets, [modelClass]: isDefault ? rest : { ...rest, [name]: limit } })
  }
  return (
    <div className="targets">
      <div className="targets-head">
        <Segmented
          label={t('metrics.models')}
          value={modelClass}
          options={ModelClass.options.map((value) => ({ value, label: t(`metrics.classes.${value}`) }))}
          onChange={setChosen}
        />
        <p className="dim grow">{t('metrics.targetsHelp')}</p>
        <Button
          look="line"
          disabled={own === undefined || Object.keys(own).length === 0}
          onClick={() => onTargets({ ...targets, [modelClass]: {} })}
        >
          {t('metrics.reset')}
        </Button>
      </div>
      <div className="group-table">
        <table className="figures targets-table">
          <thead>
            <tr>
              <th scope="col">{t('metrics.targetColumn')}</th>
              <th scope="col">{t('metrics.limitColumn')}</th>
              <th scope="col">{t('metrics.nowColumn')}</th>
              <th scope="col">{t('metrics.beforeColumn')}</th>
              <th scope="col">{t('metrics.verdictColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {TargetName.options.map((name) => (
              <TargetRow
                key={`${modelClass} ${name}`}
                name={name}
                limit={limitOf(targets, modelClass, name)}
                verdict={verdicts.find((one) => one.name === name && one.modelClass === modelClass)}
                onLimit={(limit) => change(name, limit)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

interface TargetRowProps {
  readonly name: TargetName
  readonly limit: number
  readonly verdict: TargetVerdict | undefined
  readonly onLimit: (limit: number) => void
}

function TargetRow({ name, limit, verdict, onLimit }: TargetRowProps) {
  const { value, before } = verdict ?? {}
  const trend = verdict && trendOf(verdict)
  return (
    <tr>
      <th scope="row">
        {t(`metrics.target.${name}`)}
        {verdict?.verdict === 'failing' && <p className="small faint">{t(`metrics.advice.${name}`)}</p>}
      </th>
      <td>
        <LimitField name={name} limit={limit} onLimit={onLimit} />
      </td>
      <td>{value === undefined ? '–' : targetValue(name, value)}</td>
      <td className="faint">
        {before === undefined || trend === undefined ? (
          '–'
        ) : (
          <TrendMark
            trend={trend}
            text={t(`metrics.trend.${trend}`, { value: targetValue(name, before) })}
            value={targetValue(name, before)}
          />
        )}
      </td>
      <td>
        {verdict === undefined ? (
          <span className="faint">{t('metrics.verdict.none')}</span>
        ) : (
          <span className="tile-verdict" data-tone={toneOf(verdict)}>
            <OutcomeMark tone={toneOf(verdict)} />
            {verdictText(verdict)}
          </span>
        )}
      </td>
    </tr>
  )
}

/** In seconds or percent; taken when it is left, or by Enter. */
function LimitField({ name, limit, onLimit }: Omit<TargetRowProps, 'verdict'>) {
  const scale = isShare(name) ? 0.01 : 1000
  const valueOf = (text: string): number | undefined => {
    const value = Number(text.replace(',', '.')) * scale
    const isBad = text.trim() === '' || !(value >= 0) || !Number.isFinite(value) || (isShare(name) && value > 1)
    return isBad ? undefined : value
  }
  return (
    <span className="limit-field">
      <LimitInput
        value={limit}
        written={String(Number((limit / scale).toFixed(3)))}
        valueOf={valueOf}
        inputMode="decimal"
        label={t('metrics.limitOf', { name: t(`metrics.target.${name}`) })}
        onTake={onLimit}
      />
      <span className="faint">{isShare(name) ? t('metrics.percentSign') : t('metrics.seconds')}</span>
    </span>
  )
}
