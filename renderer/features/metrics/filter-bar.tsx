/** Which requests are shown: the period, and filters over it. */
import { X } from 'lucide-react'
import { ProviderId } from '#shared/domain/model.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { formatCount } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import { type Choice, isUnfiltered, lastChoices } from './choice.ts'
import { purposeText } from './figures.ts'
import { modelName, withChosen } from './filter-names.ts'

export interface FilterBarProps {
  readonly choice: Choice
  readonly choices: {
    readonly providers: readonly string[]
    readonly models: readonly string[]
    readonly purposes: readonly string[]
  }
  readonly projects: readonly { readonly id: string; readonly name: string }[]
  readonly nameOf: (provider: string) => string
  readonly onChoose: (patch: Partial<Choice>) => void
  readonly onClear: () => void
}

const all = ''
const periods = ['last', 'day', 'week', 'month'] as const
const outcomes = ['done', 'failed', 'cancelled'] as const

/** A chosen value that no request has any more stays among the choices. */
export function FilterBar({ choice, choices, projects, nameOf, onChoose, onClear }: FilterBarProps) {
  const filter = (
    label: string,
    any: string,
    value: string | undefined,
    options: readonly { readonly value: string; readonly label: string }[],
    choose: (value: string | undefined) => void,
  ) => (
    <Select
      label={label}
      value={value ?? all}
      options={[{ value: all, label: any }, ...options]}
      onChange={(next) => choose(next === all ? undefined : next)}
    />
  )
  const named = (values: readonly string[], value: string | undefined, name: (one: string) => string) =>
    withChosen(values, value).map((one) => ({ value: one, label: name(one) }))
  const models = withChosen(choices.models, choice.model)
  const projectNames = new Map(projects.map(({ id, name }) => [id, name]))
  const isClear = isUnfiltered(choice)
  return (
    <div className="filter-bar" role="group" aria-label={t('metrics.period')}>
      <Segmented
        label={t('metrics.period')}
        value={choice.period}
        options={periods.map((value) => ({
          value,
          label: value === 'last' ? t('metrics.last', { amount: formatCount(choice.last) }) : t(`metrics.${value}`),
        }))}
        onChange={(period) => onChoose({ period })}
      />
      <Select
        label={t('metrics.howMany')}
        value={String(choice.last)}
        disabled={choice.period !== 'last'}
        options={lastChoices.map((count) => ({ value: String(count), label: formatCount(count) }))}
        onChange={(count) => onChoose({ last: Number(count) })}
      />
      {filter(
        t('metrics.provider'),
        t('metrics.anyProvider'),
        choice.provider,
        named(choices.providers, choice.provider, nameOf),
        (provider) => onChoose({ provider: ProviderId.safeParse(provider).data }),
      )}
      {filter(
        t('metrics.model'),
        t('metrics.anyModel'),
        choice.model,
        named(models, choice.model, (model) => modelName(model, models, nameOf)),
        (model) => onChoose({ model }),
      )}
      {filter(
        t('metrics.project'),
        t('metrics.anyProject'),
        choice.projectId,
        named([...projectNames.keys()], choice.projectId, (id) => projectNames.get(id) ?? t('metrics.deletedProject')),
        (projectId) => onChoose({ projectId }),
      )}
      {filter(
        t('metrics.outcome'),
        t('metrics.anyOutcome'),
        choice.outcome,
        outcomes.map((value) => ({ value, label: t(`metrics.outcomes.${value}`) })),
        (outcome) => onChoose({ outcome: outcomes.find((one) => one === outcome) }),
      )}
      {filter(
        t('metrics.kind'),
        t('metrics.anyKind'),
        choice.purpose,
        named(choices.purposes, choice.purpose, purposeText),
        (purpose) => onChoose({ purpose }),
      )}
      {/* Not `disabled`: the focus would be lost when it is pressed. */}
      <IconButton label={t('metrics.clear')} aria-disabled={isClear} onClick={isClear ? undefined : onClear}>
        <X size={16} />
      </IconButton>
    </div>
  )
}
