/** How long models that can think may do so before they answer. */
import type { Settings } from '#shared/domain/settings.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { t } from '../../words/index.ts'

const levels = ['off', 'low', 'medium', 'high'] as const

export interface ReasoningChoiceProps {
  readonly value: Settings['reasoning']
  readonly onChange: (level: Settings['reasoning']) => void
}

/** One setting for all models: those that cannot think leave it out. */
export function ReasoningChoice({ value, onChange }: ReasoningChoiceProps) {
  return (
    <Segmented
      label={t('models.reasoning.title')}
      value={value}
      options={levels.map((level) => ({ value: level, label: t(`models.reasoning.${level}`) }))}
      onChange={onChange}
    />
  )
}
