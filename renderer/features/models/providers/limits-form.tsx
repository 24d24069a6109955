/** A provider's own address and limits, for those who need other ones than the standard. */
import { useState } from 'react'
import type { ProviderStatus } from '#shared/domain/model.ts'
import type { ProviderSettings } from '#shared/domain/settings.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { t } from '../../../words/index.ts'
import { baseUrlProblem } from '../base-url.ts'
import { type LimitField, limitFields, limitProblem, limitsOf, limitTexts } from './limits.ts'

export interface LimitsFormProps {
  readonly status: ProviderStatus
  readonly settings: ProviderSettings
  /** False where the address is set elsewhere. */
  readonly hasAddress: boolean
  readonly disabled: boolean
  readonly onSave: (settings: ProviderSettings) => void
}

const seconds = ['connect', 'firstToken', 'stall'] as const
const standards: Readonly<Record<LimitField, string>> = {
  connect: '10',
  firstToken: '30',
  stall: '60',
  retries: '2',
  perMinute: '',
}

/** Nothing counts before it is saved; what is wrong is said at its field. */
export function LimitsForm({ status, settings, hasAddress, disabled, onSave }: LimitsFormProps) {
  const [address, setAddress] = useState(settings.baseUrl ?? '')
  const [texts, setTexts] = useState(() => limitTexts(settings))
  const addressProblem = address.trim() === '' ? undefined : baseUrlProblem(address)
  const problems = limitFields.map((field) => limitProblem(field, texts[field]))
  const isWrong = addressProblem !== undefined || problems.some((problem) => problem !== undefined)
  const next: ProviderSettings = {
    ...(address.trim() === '' ? {} : { baseUrl: address.trim() }),
    ...(isWrong ? {} : limitsOf(texts)),
  }
  const isChanged = JSON.stringify(next) !== JSON.stringify(ordered(settings))
  const isOwn = Object.keys(settings).length > 0
  const standardOf = (field: LimitField): string => {
    const value = field === 'firstToken' && status.local ? '300' : standards[field]
    return value === '' ? t('models.provider.standard') : value
  }
  return (
    <form
      className="limits-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWrong && isChanged) onSave(next)
      }}
    >
      {hasAddress && (
        <Field
          label={t('models.provider.address')}
          dir="ltr"
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          error={addressProblem}
          help={
            status.baseUrl === undefined || settings.baseUrl !== undefined
              ? t('models.provider.addressOwn')
              : t('models.provider.addressHelp', { address: status.baseUrl })
          }
          inputMode="url"
          spellCheck={false}
          autoComplete="off"
        />
      )}
      <div className="limits-fields">
        {limitFields.map((field, place) => (
          <Field
            key={field}
            label={t(`models.provider.${field}`)}
            dir="ltr"
            inputMode={seconds.some((name) => name === field) ? 'decimal' : 'numeric'}
            value={texts[field]}
            placeholder={standardOf(field)}
            onChange={(event) => setTexts({ ...texts, [field]: event.target.value })}
            error={problems[place]}
            autoComplete="off"
          />
        ))}
      </div>
      <div className="row">
        <Button type="submit" look="line" disabled={disabled || isWrong || !isChanged}>
          {t('models.save')}
        </Button>
        {isOwn && (
          <Button
            disabled={disabled}
            onClick={() => {
              setAddress('')
              setTexts(limitTexts({}))
              onSave({})
            }}
          >
            {t('models.provider.reset')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** The fields in the order in which the form makes them. */
function ordered(settings: ProviderSettings): ProviderSettings {
  const { baseUrl } = settings
  return { ...(baseUrl === undefined ? {} : { baseUrl }), ...limitsOf(limitTexts(settings)) }
}
