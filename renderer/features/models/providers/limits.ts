/** A provider's own limits, as they are typed: seconds and counts, empty for the standard. */
import type { ProviderSettings } from '#shared/domain/settings.ts'
import { t } from '../../../words/index.ts'

export const limitFields = ['connect', 'firstToken', 'stall', 'retries', 'perMinute'] as const
export type LimitField = (typeof limitFields)[number]
export type LimitTexts = Readonly<Record<LimitField, string>>

interface LimitRule {
  readonly setting: 'connectMs' | 'firstTokenMs' | 'stallMs' | 'maxRetries' | 'requestsPerMinute'
  /** How many of the setting's units are one of the field's. */
  readonly factor: number
  readonly from: number
  readonly to: number
}

const rules: Readonly<Record<LimitField, LimitRule>> = {
  connect: { setting: 'connectMs', factor: 1000, from: 0.1, to: 600 },
  firstToken: { setting: 'firstTokenMs', factor: 1000, from: 0.1, to: 3600 },
  stall: { setting: 'stallMs', factor: 1000, from: 0.1, to: 3600 },
  retries: { setting: 'maxRetries', factor: 1, from: 0, to: 10 },
  perMinute: { setting: 'requestsPerMinute', factor: 1, from: 1, to: 100_000 },
}

/** The fields as they begin. */
export function limitTexts(settings: ProviderSettings): LimitTexts {
  const text = (field: LimitField): string => {
    const { setting, factor } = rules[field]
    const value = settings[setting]
    return value === undefined ? '' : String(value / factor)
  }
  return {
    connect: text('connect'),
    firstToken: text('firstToken'),
    stall: text('stall'),
    retries: text('retries'),
    perMinute: text('perMinute'),
  }
}

/** What is wrong with a field, in a sentence; undefined when nothing is. */
export function limitProblem(field: LimitField, text: string): string | undefined {
  const { factor, from, to } = rules[field]
  if (text.trim() === '') return undefined
  const value = Number(text)
  const isWhole = factor > 1 || Number.isInteger(value)
  if (Number.isFinite(value) && value >= from && value <= to && isWhole) return undefined
  return factor > 1 ? t('models.provider.number', { from, to }) : t('models.provider.whole', { from, to })
}

/** The settings that the fields mean; only what was typed. */
export function limitsOf(texts: LimitTexts): ProviderSettings {
  const settings: ProviderSettings = {}
  for (const field of limitFields) {
    const text = texts[field].trim()
    const { setting, factor } = rules[field]
    if (text !== '') settings[setting] = Math.round(Number(text) * factor)
  }
  return settings
}
