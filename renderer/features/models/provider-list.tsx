/** All providers with what each needs: the body of the connect dialog and of the settings' section. */
import { useState } from 'react'
import type { AppError } from '#shared/domain/error.ts'
import type { ModelRef, ProviderStatus } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { t } from '../../words/index.ts'
import { ProviderCard } from './provider-card.tsx'
import { ServerForm, type ServerSetup } from './server-form.tsx'
import './models.css'

export interface ProviderListProps {
  /** Undefined while nobody has answered yet. */
  readonly statuses: readonly ProviderStatus[] | undefined
  readonly settings: Settings
  readonly keysNote?: string | undefined
  readonly busy: boolean
  readonly error: AppError | undefined
  readonly onChoose: (choice: ModelRef) => void
  readonly onRefresh: () => void
  readonly onOllamaUrl: (url: string) => void
  readonly onServer: (setup: ServerSetup) => void
}

/** Presentational: what is chosen and saved is the caller's. */
export function ProviderList(props: ProviderListProps) {
  const { statuses, settings, keysNote, busy, error, onChoose, onRefresh, onOllamaUrl, onServer } = props
  if (statuses === undefined) return <Skeleton lines={[40, 70, 40, 70]} />
  return (
    <div className="provider-list">
      {statuses.map((status) => (
        <ProviderCard key={status.id} status={status} choice={settings.model} onChoose={onChoose}>
          {status.id === 'ollama' && (
            <OllamaFields
              key={settings.ollamaUrl}
              url={settings.ollamaUrl}
              ready={status.state === 'ready'}
              busy={busy}
              onUrl={onOllamaUrl}
              onRefresh={onRefresh}
            />
          )}
          {status.id === 'openai-compatible' && (
            <ServerForm
              key={settings.openaiCompatible.baseUrl}
              baseUrl={settings.openaiCompatible.baseUrl}
              model={settings.openaiCompatible.model}
              savedKey={status.key}
              keysNote={keysNote}
              busy={busy}
              error={error}
              onSave={onServer}
            />
          )}
        </ProviderCard>
      ))}
    </div>
  )
}

interface OllamaFieldsProps {
  readonly url: string
  readonly ready: boolean
  readonly busy: boolean
  readonly onUrl: (url: string) => void
  readonly onRefresh: () => void
}

function OllamaFields({ url, ready, busy, onUrl, onRefresh }: OllamaFieldsProps) {
  const [address, setAddress] = useState(url)
  const changed = address.trim() !== url
  return (
    <form
      className="provider-line"
      onSubmit={(event) => {
        event.preventDefault()
        if (changed) onUrl(address.trim())
        else onRefresh()
      }}
    >
      <Field
        label={t('models.address')}
        dir="ltr"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        inputMode="url"
        spellCheck={false}
        autoComplete="off"
      />
      <Button type="submit" look="line" size="large" busy={busy}>
        {changed ? t('models.save') : ready ? t('models.lookAgain') : t('models.tryAgain')}
      </Button>
    </form>
  )
}
