/** All providers with what each needs: the body of the connect dialog and of the settings' section. */
import { useState } from 'react'
import type { AppError } from '#shared/domain/error.ts'
import type { KeysState } from '#shared/domain/keys.ts'
import type { ModelRef, ProviderId, ProviderStatus } from '#shared/domain/model.ts'
import type { ProviderSettings, Settings } from '#shared/domain/settings.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { t } from '../../../words/index.ts'
import { type KeyActions, KeyStorage } from '../keys/key-storage.tsx'
import type { ServerSetup } from '../server-form.tsx'
import { groupProviders } from './group.ts'
import { OtherServer } from './other-server.tsx'
import { ProviderRow } from './provider-row.tsx'
import type { TestProvider } from './use-provider-test.ts'
import '../models.css'

export interface ProviderListProps {
  /** Undefined while nobody has answered yet. */
  readonly statuses: readonly ProviderStatus[] | undefined
  readonly settings: Settings
  /** The routing rules choose: no one model is in use. */
  readonly auto: boolean
  /** Undefined until it is known. */
  readonly keys: KeysState | undefined
  readonly keyActions: KeyActions
  readonly busy: boolean
  /** The studio cannot be reached: nothing can be changed. */
  readonly offline: boolean
  /** What went wrong with the last set-up of a server. */
  readonly error: AppError | undefined
  /** The one that one came for: unfolded, with the focus in its key. */
  readonly wanted?: ProviderId | undefined
  readonly onChoose: (choice: ModelRef) => void
  readonly onRefresh: () => void
  readonly onOllamaUrl: (url: string) => void
  readonly onServer: (setup: ServerSetup) => void
  /** Rejects with a Failure. An empty key forgets. */
  readonly onKey: (provider: ProviderId, key: string, baseUrl: string) => Promise<void>
  /** A key was entered: what was wanted of its provider can be chosen now. */
  readonly onKeySaved: (provider: ProviderId) => void
  /** Must stay the same. */
  readonly onTest: TestProvider
  /** Replaces a provider's own settings whole. */
  readonly onLimits: (provider: ProviderId, settings: ProviderSettings) => void
  /** Opens the model picker. */
  readonly onPicker: () => void
}

/** One is unfolded at a time. */
export function ProviderList(props: ProviderListProps) {
  const { statuses, wanted, keys, keyActions, offline } = props
  const [open, setOpen] = useState<ProviderId | undefined>(wanted)
  if (statuses === undefined) return <Skeleton lines={[40, 70, 40, 70]} />
  const { local, hosted, other } = groupProviders(statuses)
  const rows = (group: readonly ProviderStatus[]) => (
    <div className="provider-rows">
      {group.map((status) => (
        <ProviderRow
          key={status.id}
          {...props}
          status={status}
          open={open === status.id}
          wanted={wanted === status.id}
          onToggle={() => setOpen(open === status.id ? undefined : status.id)}
        />
      ))}
    </div>
  )
  return (
    <div className="provider-list">
      {keys !== undefined && <KeyStorage state={keys} actions={keyActions} disabled={offline} />}
      {local.length > 0 && <Group title={t('models.provider.local')}>{rows(local)}</Group>}
      {hosted.length > 0 && <Group title={t('models.provider.hosted')}>{rows(hosted)}</Group>}
      {other !== undefined && (
        <Group title={t('models.provider.other')}>
          <OtherServer {...props} status={other} />
        </Group>
      )}
    </div>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="provider-group" aria-label={title}>
      <p className="provider-group-title">{title}</p>
      {children}
    </section>
  )
}
