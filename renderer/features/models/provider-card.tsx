/** A provider in the list of the dialog and the settings: its state in words, and its models. */
import type { ReactNode } from 'react'
import type { ModelRef, ProviderStatus } from '#shared/domain/model.ts'
import { Chip, Tag } from '../../ui/chip.tsx'
import { isChosen } from './model-label.ts'

export interface ProviderCardProps {
  readonly status: ProviderStatus
  readonly choice: ModelRef
  readonly onChoose: (choice: ModelRef) => void
  /** Its own fields and buttons. */
  readonly children?: ReactNode
}

const states = {
  ready: { tone: 'ok', text: 'ready' },
  'no-models': { tone: 'warn', text: 'no models' },
  'needs-setup': { tone: 'plain', text: 'not set up' },
  unreachable: { tone: 'warn', text: 'not reachable' },
} as const

const shownModels = 12

/** The chosen model is marked. */
export function ProviderCard({ status, choice, onChoose, children }: ProviderCardProps) {
  const state = states[status.state]
  return (
    <div className="provider-card" role="group" aria-label={status.name}>
      <div className="row">
        <h3>{status.name}</h3>
        <Tag tone={state.tone}>{state.text}</Tag>
        {choice.provider === status.id && <Tag>in use</Tag>}
      </div>
      <p className="dim">{status.summary}</p>
      {status.models.length > 0 && (
        <div className="provider-models" role="group" aria-label={`Models of ${status.name}`}>
          {status.models.slice(0, shownModels).map((model) => (
            <Chip
              key={model.id}
              aria-pressed={isChosen(choice, status, model.id)}
              onClick={() => onChoose({ provider: status.id, model: model.id })}
              title={model.description}
            >
              <span className="clip">{model.id}</span>
            </Chip>
          ))}
          {status.models.length > shownModels && (
            <span className="small faint">and {status.models.length - shownModels} more in the picker</span>
          )}
        </div>
      )}
      {children}
    </div>
  )
}
