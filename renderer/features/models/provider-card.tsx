/** A provider in the list of the dialog and the settings: its state in words, and its models. */
import type { ReactNode } from 'react'
import type { ModelRef, ProviderStatus } from '#shared/domain/model.ts'
import { Chip, Tag } from '../../ui/chip.tsx'
import { t } from '../../words/index.ts'
import { isChosen, summaryOf } from './model-label.ts'

export interface ProviderCardProps {
  readonly status: ProviderStatus
  readonly choice: ModelRef
  readonly onChoose: (choice: ModelRef) => void
  /** Its own fields and buttons. */
  readonly children?: ReactNode
}

const states = {
  ready: { tone: 'ok', text: 'models.ready' },
  'no-models': { tone: 'warn', text: 'models.noModels' },
  'needs-setup': { tone: 'plain', text: 'models.notSetUp' },
  unreachable: { tone: 'warn', text: 'models.notReachable' },
} as const

const shownModels = 12

/** The chosen model is marked. */
export function ProviderCard({ status, choice, onChoose, children }: ProviderCardProps) {
  const state = states[status.state]
  return (
    <div className="provider-card" role="group" aria-label={status.name}>
      <div className="row">
        <h3>{status.name}</h3>
        <Tag tone={state.tone}>{t(state.text)}</Tag>
        {choice.provider === status.id && <Tag>{t('models.inUse')}</Tag>}
      </div>
      <p className="dim" dir="auto">
        {summaryOf(status)}
      </p>
      {status.models.length > 0 && (
        <div className="provider-models" role="group" aria-label={t('models.modelsOf', { provider: status.name })}>
          {status.models.slice(0, shownModels).map((model) => (
            <Chip
              key={model.id}
              aria-pressed={isChosen(choice, status, model.id)}
              onClick={() => onChoose({ provider: status.id, model: model.id })}
              title={model.description}
            >
              <bdi className="clip">{model.id}</bdi>
            </Chip>
          ))}
          {status.models.length > shownModels && (
            <span className="small faint">{t('models.more', { count: status.models.length - shownModels })}</span>
          )}
        </div>
      )}
      {children}
    </div>
  )
}
