/** Unlocks the file of keys. The passphrase goes in and is kept nowhere in the window. */
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { sayError } from '../../../ui/error-advice.ts'
import { Field } from '../../../ui/field.tsx'
import { t } from '../../../words/index.ts'
import { useAttempt } from './use-attempt.ts'

export interface UnlockFormProps {
  readonly disabled: boolean
  /** Rejects with a Failure for another passphrase. */
  readonly onUnlock: (passphrase: string) => Promise<void>
}

/** What was typed stays when it was wrong: mostly one letter is. */
export function UnlockForm({ disabled, onUnlock }: UnlockFormProps) {
  const [passphrase, setPassphrase] = useState('')
  const { busy, error, run, forget } = useAttempt()
  return (
    <form
      className="unlock-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (passphrase === '') return
        void run(() => onUnlock(passphrase)).then((opened) => {
          if (opened) setPassphrase('')
        })
      }}
    >
      <Field
        label={t('models.keys.passphrase')}
        type="password"
        dir="auto"
        value={passphrase}
        onChange={(event) => {
          setPassphrase(event.target.value)
          forget()
        }}
        error={error && sayError(error)}
        autoComplete="off"
      />
      <Button type="submit" look="line" size="large" busy={busy} disabled={disabled || passphrase === ''}>
        {t('models.keys.unlock')}
      </Button>
    </form>
  )
}
