/** Sets up an OpenAI-compatible server: base URL, key, model. The key goes in and never comes out. */
import { useState } from 'react'
import type { AppError } from '#shared/domain/error.ts'
import type { KeyStorage } from '#shared/domain/keys.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { t } from '../../words/index.ts'
import { baseUrlProblem } from './base-url.ts'
import { keyWords } from './providers/group.ts'

export interface ServerSetup {
  readonly baseUrl: string
  readonly model: string
  /** Undefined: leave the saved one as it is. Empty: forget it. */
  readonly key: string | undefined
}

export interface ServerFormProps {
  readonly baseUrl: string
  readonly model: string
  /** What may be shown of the saved key. */
  readonly savedKey: string | undefined
  /** Undefined until it is known. */
  readonly storage: KeyStorage | undefined
  readonly busy: boolean
  readonly error: AppError | undefined
  readonly onSave: (setup: ServerSetup) => void
}

/** Says what is wrong with the address before anything is sent. */
export function ServerForm({ baseUrl, model, savedKey, storage, busy, error, onSave }: ServerFormProps) {
  const [address, setAddress] = useState(baseUrl)
  const [name, setName] = useState(model)
  const [key, setKey] = useState('')
  const [tried, setTried] = useState(false)
  const problem = baseUrlProblem(address)
  return (
    <form
      className="server-form"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (problem !== undefined) return
        onSave({ baseUrl: address.trim(), model: name.trim(), key: key === '' ? undefined : key })
        setKey('')
      }}
    >
      <Field
        label={t('models.baseUrl')}
        dir="ltr"
        placeholder="http://127.0.0.1:1234/v1"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        error={tried ? problem : undefined}
        help={t('models.baseUrlHelp')}
        inputMode="url"
        spellCheck={false}
        autoComplete="off"
      />
      <Field
        label={t('models.key')}
        dir="ltr"
        type="password"
        placeholder={savedKey === undefined ? t('models.keyOptional') : keyWords(savedKey)}
        value={key}
        onChange={(event) => setKey(event.target.value)}
        help={storage === undefined ? undefined : t(`models.keys.help.${storage}`)}
        autoComplete="off"
      />
      <Field
        label={t('models.model')}
        dir="ltr"
        placeholder={t('models.modelOptional')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        spellCheck={false}
        autoComplete="off"
      />
      {error !== undefined && <ErrorNote error={error} />}
      <div className="row">
        <span className="grow" />
        {savedKey !== undefined && (
          <Button onClick={() => onSave({ baseUrl: address.trim(), model: name.trim(), key: '' })}>
            {t('models.forgetKey')}
          </Button>
        )}
        <Button type="submit" look="line" size="large" busy={busy}>
          {t('models.saveAndConnect')}
        </Button>
      </div>
    </form>
  )
}
