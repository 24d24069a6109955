/** What is asked before keys are stored in another way: each says in so many words what it means. */
import { useState } from 'react'
import { shortestPassphrase } from '#shared/domain/keys.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { sayError } from '../../../ui/error-advice.ts'
import { Field } from '../../../ui/field.tsx'
import { t } from '../../../words/index.ts'
import { useAttempt } from './use-attempt.ts'

interface Asked {
  readonly open: boolean
  readonly onClose: () => void
}

/** Consent to storing keys with little protection. */
export function ConsentDialog({ open, onClose, onAgree }: Asked & { readonly onAgree: () => Promise<void> }) {
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('models.keys.consentTitle')}
      text={[t('models.keys.consentWhat'), t('models.keys.consentBetter')]}
      act={t('models.keys.consentAct')}
      onAct={onAgree}
    />
  )
}

/** Removing the file removes the keys in it. */
export function RemoveFileDialog(props: Asked & { readonly file: string; readonly onRemove: () => Promise<void> }) {
  return (
    <ConfirmDialog
      open={props.open}
      onClose={props.onClose}
      title={t('models.keys.removeTitle')}
      text={[t('models.keys.removeWhat', { file: props.file })]}
      act={t('models.keys.removeAct')}
      onAct={props.onRemove}
    />
  )
}

interface ConfirmProps extends Asked {
  readonly title: string
  readonly text: readonly string[]
  readonly act: string
  readonly onAct: () => Promise<void>
}

function ConfirmDialog({ open, onClose, title, text, act, onAct }: ConfirmProps) {
  const { busy, error, run } = useAttempt()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button size="large" onClick={onClose}>
            {t('models.provider.cancel')}
          </Button>
          <Button
            look="bad"
            size="large"
            busy={busy}
            onClick={() =>
              void run(onAct).then((done) => {
                if (done) onClose()
              })
            }
          >
            {act}
          </Button>
        </>
      }
    >
      {text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {error !== undefined && (
        <p className="field-error" role="alert">
          {sayError(error)}
        </p>
      )}
    </Dialog>
  )
}

interface CreateProps extends Asked {
  readonly file: string
  /** Rejects with a Failure. */
  readonly onCreate: (passphrase: string) => Promise<void>
}

/** A passphrase, twice: nobody can bring it back. */
export function CreateFileDialog({ open, onClose, file, onCreate }: CreateProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('models.keys.createTitle')}
      description={t('models.keys.createWhat', { file })}
    >
      <CreateForm onClose={onClose} onCreate={onCreate} />
    </Dialog>
  )
}

/** Drawn anew each time: what was typed does not outlive the dialog. */
function CreateForm({ onClose, onCreate }: Pick<CreateProps, 'onClose' | 'onCreate'>) {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const { busy, error, run } = useAttempt()
  const isShort = passphrase.length < shortestPassphrase
  const differs = passphrase !== again
  return (
    <form
      className="create-form"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isShort || differs) return
        void run(() => onCreate(passphrase)).then((done) => {
          if (done) onClose()
        })
      }}
    >
      <Field
        label={t('models.keys.passphrase')}
        type="password"
        dir="auto"
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
        help={t('models.keys.shortest', { count: shortestPassphrase })}
        error={tried && isShort ? t('models.keys.shortest', { count: shortestPassphrase }) : undefined}
        autoComplete="new-password"
      />
      <Field
        label={t('models.keys.again')}
        type="password"
        dir="auto"
        value={again}
        onChange={(event) => setAgain(event.target.value)}
        error={tried && !isShort && differs ? t('models.keys.differs') : error && sayError(error)}
        autoComplete="new-password"
      />
      <div className="dialog-actions">
        <Button size="large" onClick={onClose}>
          {t('models.provider.cancel')}
        </Button>
        <Button type="submit" look="main" size="large" busy={busy}>
          {t('models.keys.createAct')}
        </Button>
      </div>
    </form>
  )
}
