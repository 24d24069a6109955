/** A provider's key: what may be seen of the one that is there, and a field for another. It goes in and never comes out. */
import { ExternalLink } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type AppError, toAppError } from '#shared/domain/error.ts'
import type { KeyStorage } from '#shared/domain/keys.ts'
import type { ProviderStatus } from '#shared/domain/model.ts'
import { Button } from '../../../ui/button.tsx'
import { sayError } from '../../../ui/error-advice.ts'
import { Field } from '../../../ui/field.tsx'
import { t } from '../../../words/index.ts'
import { keyWords, variableOf } from './group.ts'

export interface KeyFieldProps {
  readonly status: ProviderStatus
  /** Undefined until it is known. */
  readonly storage: KeyStorage | undefined
  /** The field takes the focus at once. */
  readonly autoFocus: boolean
  readonly disabled: boolean
  /** Rejects with a Failure for what is no key. An empty one forgets. */
  readonly onKey: (key: string) => Promise<void>
  /** A new key is in its place. */
  readonly onSaved: () => void
}

/** Shows the field at once where there is no key yet, else behind "Replace". */
export function KeyField({ status, storage, autoFocus, disabled, onKey, onSaved }: KeyFieldProps) {
  const [replacing, setReplacing] = useState(false)
  const [key, setKey] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError>()
  const input = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const shown = status.key
  const variable = shown === undefined ? undefined : variableOf(shown)
  const wantsField = shown === undefined || replacing

  useEffect(() => {
    if ((autoFocus && shown === undefined) || replacing) input.current?.focus()
  }, [autoFocus, shown, replacing])

  // What had the focus was replaced by what stands there now.
  const [changed, setChanged] = useState(0)
  useEffect(() => {
    if (changed === 0 || document.activeElement !== document.body) return
    const next = input.current ?? box.current?.querySelector<HTMLElement>('button:enabled')
    next?.focus()
  }, [changed, shown])

  const send = async (sent: string): Promise<void> => {
    setBusy(true)
    setError(undefined)
    try {
      await onKey(sent)
      setKey('')
      setReplacing(false)
      setChanged((count) => count + 1)
      if (sent !== '') onSaved()
    } catch (thrown) {
      setError(toAppError(thrown))
    } finally {
      setBusy(false)
    }
  }

  if (!wantsField) {
    return (
      <div ref={box} className="key-line">
        <span className="key-shown">{keyWords(shown)}</span>
        <Button disabled={disabled} onClick={() => setReplacing(true)}>
          {t('models.provider.replace')}
        </Button>
        {variable === undefined && (
          <Button disabled={disabled} busy={busy} onClick={() => void send('')}>
            {t('models.provider.remove')}
          </Button>
        )}
        {variable !== undefined && <p className="small faint key-note">{t('models.provider.keyFromHelp')}</p>}
        {error !== undefined && <p className="small field-error key-note">{sayError(error)}</p>}
      </div>
    )
  }
  return (
    <form
      className="key-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (key.trim() !== '') void send(key)
      }}
    >
      <Field
        ref={input}
        label={t('models.provider.keyLabel', { provider: status.name })}
        dir="ltr"
        type="password"
        value={key}
        onChange={(event) => setKey(event.target.value)}
        placeholder={status.keyUse === 'optional' ? t('models.provider.keyOptional') : undefined}
        help={storage === undefined ? undefined : t(`models.keys.help.${storage}`)}
        error={error && sayError(error)}
        autoComplete="off"
        spellCheck={false}
      />
      <div className="key-actions">
        <Button type="submit" look="line" size="large" busy={busy} disabled={disabled || key.trim() === ''}>
          {t('models.provider.saveKey')}
        </Button>
        {replacing && (
          <Button size="large" onClick={() => setReplacing(false)}>
            {t('models.provider.cancel')}
          </Button>
        )}
        {status.helpUrl !== undefined && status.keyUse === 'required' && (
          <HelpLink url={status.helpUrl} words={t('models.provider.getKey')} />
        )}
      </div>
    </form>
  )
}

/** Opens in the user's browser. */
export function HelpLink({ url, words }: { readonly url: string; readonly words: string }) {
  return (
    <a className="help-link" href={url} target="_blank" rel="noopener noreferrer">
      {words} <ExternalLink size={12} aria-hidden="true" className="mirrored" />
    </a>
  )
}
