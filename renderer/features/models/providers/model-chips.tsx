/** A provider's models, to choose one at once: the first few, and the way to all of them. */
import type { ModelRef, ProviderStatus } from '#shared/domain/model.ts'
import { Chip } from '../../../ui/chip.tsx'
import { t } from '../../../words/index.ts'

export interface ModelChipsProps {
  readonly status: ProviderStatus
  readonly isChosen: (model: string) => boolean
  readonly disabled: boolean
  readonly onChoose: (choice: ModelRef) => void
  /** Opens the picker. */
  readonly onAll: () => void
}

const shown = 8

/** The chosen one is pressed. */
export function ModelChips({ status, isChosen, disabled, onChoose, onAll }: ModelChipsProps) {
  return (
    <div className="provider-models" role="group" aria-label={t('models.modelsOf', { provider: status.name })}>
      {status.models.slice(0, shown).map((model) => (
        <Chip
          key={model.id}
          aria-pressed={isChosen(model.id)}
          disabled={disabled}
          title={model.description}
          onClick={() => onChoose({ provider: status.id, model: model.id })}
        >
          <bdi className="clip">{model.name ?? model.id}</bdi>
        </Chip>
      ))}
      {status.models.length > shown && (
        <button type="button" className="link-button small" onClick={onAll}>
          {t('models.provider.showAll', { count: status.models.length })}
        </button>
      )}
    </div>
  )
}
