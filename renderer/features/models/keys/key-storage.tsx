/** Where keys are kept, in a line, and what can be done about it. */
import { Lock, LockOpen, ShieldAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { KeysState } from '#shared/domain/keys.ts'
import { Button } from '../../../ui/button.tsx'
import { t } from '../../../words/index.ts'
import { ConsentDialog, CreateFileDialog, RemoveFileDialog } from './key-dialogs.tsx'
import { UnlockForm } from './unlock-form.tsx'
import './keys.css'

/** Each rejects with a Failure that says what is wrong. */
export interface KeyActions {
  readonly allowWeak: (allow: boolean) => Promise<void>
  readonly createFile: (passphrase: string) => Promise<void>
  readonly unlock: (passphrase: string) => Promise<void>
  readonly lock: () => Promise<void>
  readonly removeFile: () => Promise<void>
}

export interface KeyStorageProps {
  readonly state: KeysState
  readonly actions: KeyActions
  readonly disabled: boolean
}

type Asking = 'consent' | 'create' | 'remove'

const icons = {
  keychain: Lock,
  weak: ShieldAlert,
  session: LockOpen,
  'file-locked': Lock,
  'file-unlocked': LockOpen,
} as const

/** Nothing is stored with little protection, and no file is made or removed, unless a dialog was agreed to. */
export function KeyStorage({ state, actions, disabled }: KeyStorageProps) {
  const [asking, setAsking] = useState<Asking>()
  const { storage, canAllowWeak, canCreateFile, file } = state
  const Icon = icons[storage]
  const isLocked = storage === 'file-locked'
  const hasFile = isLocked || storage === 'file-unlocked'
  const close = (): void => setAsking(undefined)
  const ask = (what: Asking, words: string): ReactNode => (
    <Button look="line" disabled={disabled} onClick={() => setAsking(what)}>
      {words}
    </Button>
  )
  return (
    <div className="key-storage" data-storage={storage}>
      <Icon size={16} aria-hidden="true" />
      <div className="key-storage-body">
        <p>{t(`models.keys.${storage}`)}</p>
        {hasFile && (
          <p className="small faint">
            <bdi className="mono">{file}</bdi>
          </p>
        )}
        {isLocked && <UnlockForm disabled={disabled} onUnlock={actions.unlock} />}
        <div className="key-storage-actions">
          {canCreateFile && ask('create', t('models.keys.create'))}
          {canAllowWeak && ask('consent', t('models.keys.allow'))}
          {storage === 'weak' && (
            <Button look="line" disabled={disabled} onClick={() => void actions.allowWeak(false)}>
              {t('models.keys.disallow')}
            </Button>
          )}
          {storage === 'file-unlocked' && (
            <Button look="line" disabled={disabled} onClick={() => void actions.lock()}>
              {t('models.keys.lock')}
            </Button>
          )}
          {hasFile && (
            <Button disabled={disabled} onClick={() => setAsking('remove')}>
              {isLocked ? t('models.keys.forgotten') : t('models.keys.remove')}
            </Button>
          )}
        </div>
      </div>
      <ConsentDialog open={asking === 'consent'} onClose={close} onAgree={() => actions.allowWeak(true)} />
      <CreateFileDialog open={asking === 'create'} onClose={close} file={file} onCreate={actions.createFile} />
      <RemoveFileDialog open={asking === 'remove'} onClose={close} file={file} onRemove={actions.removeFile} />
    </div>
  )
}
