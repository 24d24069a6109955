/** Who makes the pictures of apps, with which model, and where. */
import { useState } from 'react'
import { toAppError } from '#shared/domain/error.ts'
import type { ImageSettings, SettingsPatch } from '#shared/domain/settings.ts'
import { sayError } from '../../ui/error-advice.ts'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { t } from '../../words/index.ts'
import type { SettingsLine } from './settings-parts.tsx'

export interface ImagesSettingProps {
  readonly images: ImageSettings
  readonly onChange: (patch: SettingsPatch) => void
  /** Keeps a key for the server at this address, and for no other. Rejects with a Failure. */
  readonly onImageKey: (key: string, baseUrl: string) => Promise<void>
}

const providers = () =>
  [
    { value: 'off', label: t('pictures.providerOff') },
    { value: 'openai', label: 'OpenAI' },
    { value: 'gemini', label: 'Google Gemini' },
    { value: 'openai-compatible', label: t('pictures.providerServer') },
  ] as const

const usualModels = { openai: 'gpt-image-2', gemini: 'gemini-3.1-flash-image' } as const

export function imagesLine(props: ImagesSettingProps): SettingsLine {
  return {
    id: 'images',
    label: t('pictures.setting'),
    help: t('pictures.settingHelp'),
    keywords: ['images', 'pictures', 'openai', 'gemini'],
    control: <ImagesSetting {...props} />,
  }
}

function ImagesSetting({ images, onChange, onImageKey }: ImagesSettingProps) {
  const { provider, model, baseUrl } = images
  const usual = provider === 'openai' || provider === 'gemini' ? usualModels[provider] : undefined
  return (
    <div className="settings-images">
      <Select
        label={t('pictures.setting')}
        value={provider}
        options={providers()}
        onChange={(next) => onChange({ images: { provider: next, model: '' } })}
      />
      {provider !== 'off' && (
        <Words
          key={provider}
          label={t('pictures.model')}
          value={model}
          placeholder={usual === undefined ? t('pictures.needModel') : t('pictures.usualModel', { model: usual })}
          onValue={(next) => onChange({ images: { model: next } })}
        />
      )}
      {provider === 'openai-compatible' && (
        <Words
          label={t('pictures.address')}
          value={baseUrl}
          placeholder={t('pictures.sameServer')}
          onValue={(next) => onChange({ images: { baseUrl: next } })}
        />
      )}
      {provider === 'openai-compatible' && baseUrl !== '' && (
        <ServerKey key={baseUrl} onSave={(key) => onImageKey(key, baseUrl)} />
      )}
    </div>
  )
}

/** The key goes in and never comes out. */
function ServerKey({ onSave }: { readonly onSave: (key: string) => Promise<void> }) {
  const [key, setKey] = useState('')
  const [state, setState] = useState<{ saved: boolean; error?: string }>({ saved: false })
  const settle = (): void => {
    if (key.trim() === '') return
    onSave(key).then(
      () => {
        setKey('')
        setState({ saved: true })
      },
      (thrown: unknown) => setState({ saved: false, error: sayError(toAppError(thrown)) }),
    )
  }
  return (
    <Field
      label={t('pictures.key')}
      type="password"
      dir={key === '' ? undefined : 'ltr'}
      placeholder={t('models.keyOptional')}
      value={key}
      error={state.error}
      help={state.saved ? t('pictures.keySaved') : undefined}
      autoComplete="off"
      onChange={(event) => setKey(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
      }}
    />
  )
}

interface WordsProps {
  readonly label: string
  readonly value: string
  readonly placeholder: string
  readonly onValue: (value: string) => void
}

/** Counts when it is left, or with Enter. */
function Words({ label, value, placeholder, onValue }: WordsProps) {
  const [text, setText] = useState(value)
  const settle = (): void => {
    if (text.trim() !== value) onValue(text.trim())
  }
  return (
    <Field
      label={label}
      dir={text === '' ? undefined : 'ltr'}
      placeholder={placeholder}
      value={text}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
      }}
    />
  )
}
