/** Where Ollama is: here, or on another computer. */
import { useState } from 'react'
import type { ProviderStatus } from '#shared/domain/model.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { t } from '../../../words/index.ts'

export interface OllamaAddressProps {
  readonly status: ProviderStatus
  readonly url: string
  readonly busy: boolean
  readonly offline: boolean
  readonly onOllamaUrl: (url: string) => void
  readonly onRefresh: () => void
}

/** Unchanged, its button looks again. */
export function OllamaAddress({ status, url, busy, offline, onOllamaUrl, onRefresh }: OllamaAddressProps) {
  const [address, setAddress] = useState(url)
  const changed = address.trim() !== url
  return (
    <form
      className="provider-line"
      onSubmit={(event) => {
        event.preventDefault()
        if (changed) onOllamaUrl(address.trim())
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
      <Button type="submit" look="line" size="large" busy={busy} disabled={offline}>
        {changed ? t('models.save') : status.state === 'ready' ? t('models.lookAgain') : t('models.tryAgain')}
      </Button>
    </form>
  )
}
