/** Requests in sum: figures, what to do, charts, and tables by provider, model and kind. */
import type { AppError } from '#shared/domain/error.ts'
import { type MetricsOverview, TargetName, type TargetVerdict } from '#shared/domain/metrics.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { t } from '../../words/index.ts'
import { Charts } from './charts.tsx'
import { purposeText } from './figures.ts'
import { modelName } from './filter-names.ts'
import { GroupTable } from './group-table.tsx'
import { needsClass, targetValue, verdictText, withClass } from './target-words.ts'
import { CountLine, Tiles, TilesLoading } from './tiles.tsx'

export interface OverviewProps {
  /** Undefined while they are read. */
  readonly overview: MetricsOverview | undefined
  readonly verdicts: readonly TargetVerdict[] | undefined
  readonly error: AppError | undefined
  readonly nameOf: (provider: string) => string
  readonly onRetry: () => void
}

/** The figures that are there stay until newer ones come. */
export function Overview({ overview, verdicts = [], error, nameOf, onRetry }: OverviewProps) {
  if (overview === undefined) {
    return error === undefined ? <TilesLoading /> : <ErrorNote error={error} onRetry={onRetry} />
  }
  const models = overview.byModel.map(({ key }) => key)
  const nameOfModel = (key: string): string => modelName(key, models, nameOf)
  return (
    <>
      <Tiles overview={overview} verdicts={verdicts} />
      <CountLine overview={overview} />
      <Advice verdicts={verdicts} />
      <Charts overview={overview} />
      <div className="group-tables">
        <GroupTable title={t('metrics.group.byProvider')} groups={overview.byProvider} nameOf={nameOf} />
        <GroupTable title={t('metrics.group.byModel')} groups={overview.byModel} nameOf={nameOfModel} />
        <GroupTable title={t('metrics.group.byKind')} groups={overview.byPurpose} nameOf={purposeText} />
      </div>
    </>
  )
}

function Advice({ verdicts }: { readonly verdicts: readonly TargetVerdict[] }) {
  const failing = verdicts.filter(({ verdict }) => verdict === 'failing')
  const named = needsClass(verdicts)
  const isJudged = verdicts.some(({ verdict }) => verdict === 'passing')
  if (failing.length === 0) return isJudged ? <p className="dim">{t('metrics.adviceNone')}</p> : null
  return (
    <section className="advice">
      <h2>{t('metrics.adviceTitle')}</h2>
      <ul>
        {TargetName.options.map((name) => {
          const own = failing.filter((verdict) => verdict.name === name)
          if (own.length === 0) return null
          return (
            <li key={name}>
              <strong>
                {t('metrics.adviceLine', {
                  name: t(`metrics.tile.${name}`),
                  values: own.map((verdict) => withClass(valueAndVerdict(verdict), verdict, named)).join('; '),
                })}
              </strong>{' '}
              <span className="dim">{t(`metrics.advice.${name}`)}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function valueAndVerdict(verdict: TargetVerdict): string {
  const { name, value } = verdict
  return t('metrics.adviceValue', {
    value: value === undefined ? '–' : targetValue(name, value),
    verdict: verdictText(verdict),
  })
}
