/** The settings of model requests: what is kept, how long one waits, what may answer instead. */
import type { ReactNode } from 'react'
import type { RequestSettings, RequestSettingsPatch } from '#shared/domain/request-settings.ts'
import { Select } from '../../ui/select.tsx'
import { formatBytes, formatCount } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import type { SettingsLine } from './settings-parts.tsx'
import { onOff, withValue } from './setting-controls.tsx'

export interface RequestLinesProps {
  readonly requests: RequestSettings
  readonly onChange: (patch: RequestSettingsPatch) => void
  /** The list of models that may answer instead. */
  readonly fallbacks: ReactNode
  /** What is going on, was decided and is kept. */
  readonly view: ReactNode
}

type Numbers = {
  [Name in keyof RequestSettings]: RequestSettings[Name] extends number ? Name : never
}[keyof RequestSettings]

/** In the order of the page: what one watches first, then what one changes. */
export function requestLines(props: RequestLinesProps): readonly SettingsLine[] {
  const { requests, onChange, fallbacks, view } = props
  const say = (name: 'dearer' | 'hosted' | 'starter' | 'continueLong' | 'offerSimilar'): string =>
    t(`requests.setting.${name}`)
  return [
    {
      id: 'requests-now',
      label: '',
      keywords: [t('requests.kept'), t('requests.decisions'), t('requests.breakers'), ...cacheWords()],
      control: view,
      wide: true,
    },
    number(
      props,
      'cacheMinutes',
      t('requests.setting.keep'),
      t('requests.setting.keepHelp'),
      minutes,
      keepText,
      cacheWords(),
    ),
    number(
      props,
      'cacheEntries',
      t('requests.setting.entries'),
      undefined,
      [20, 100, 500, 2000],
      formatCount,
      cacheWords(),
    ),
    number(
      props,
      'cacheMegabytes',
      t('requests.setting.megabytes'),
      undefined,
      [10, 50, 200, 1000],
      megabytesText,
      cacheWords(),
    ),
    number(
      props,
      'maxRetries',
      t('requests.setting.retries'),
      t('requests.setting.retriesHelp'),
      [0, 1, 2, 4],
      timesText,
      ['retry', 'retries'],
    ),
    number(props, 'totalSeconds', t('requests.setting.total'), t('requests.setting.totalHelp'), totals, secondsText, [
      'timeout',
    ]),
    number(props, 'reasoningTotalSeconds', t('requests.setting.reasoningTotal'), undefined, totals, secondsText, [
      'timeout',
    ]),
    number(props, 'waitSeconds', t('requests.setting.wait'), undefined, waits, secondsText),
    number(props, 'rateWaitSeconds', t('requests.setting.rateWait'), undefined, waits, secondsText),
    {
      id: 'fallbacks',
      label: t('requests.setting.fallbacks'),
      help: t('requests.setting.fallbacksHelp'),
      keywords: ['fallback'],
      control: fallbacks,
      wide: true,
    },
    onOff('allow-dearer', say('dearer'), undefined, requests.allowDearer, (allowDearer) => onChange({ allowDearer })),
    onOff('allow-hosted', say('hosted'), t('requests.setting.hostedHelp'), requests.allowHosted, (allowHosted) =>
      onChange({ allowHosted }),
    ),
    onOff('allow-starter', say('starter'), undefined, requests.allowStarter, (allowStarter) =>
      onChange({ allowStarter }),
    ),
    onOff(
      'continue-long',
      say('continueLong'),
      t('requests.setting.continueLongHelp'),
      requests.continueLong,
      (continueLong) => onChange({ continueLong }),
    ),
    onOff(
      'offer-similar',
      say('offerSimilar'),
      t('requests.setting.offerSimilarHelp'),
      requests.offerSimilar,
      (offerSimilar) => onChange({ offerSimilar }),
    ),
  ]
}

/** What people look for, in the interface's language and as developers say it. */
function cacheWords(): readonly string[] {
  return [t('requests.cache'), 'cache']
}

const minutes = [0, 10, 60, 1440, 10_080]
const totals = [60, 120, 300, 600, 1200]
const waits = [0, 10, 30, 60, 120]

function number(
  { requests, onChange }: RequestLinesProps,
  name: Numbers,
  label: string,
  help: string | undefined,
  values: readonly number[],
  text: (value: number) => string,
  keywords: readonly string[] = [],
): SettingsLine {
  const value = String(requests[name])
  const options = values.map((option) => ({ value: String(option), label: text(option) }))
  return {
    id: name,
    label,
    help,
    keywords,
    control: (
      <Select
        label={label}
        value={value}
        options={withValue(options, value, text(requests[name]))}
        onChange={(next) => onChange({ [name]: Number(next) })}
      />
    ),
  }
}

function keepText(count: number): string {
  if (count === 0) return t('requests.setting.keepNot')
  if (count % 1440 === 0) return t('requests.setting.days', { count: count / 1440 })
  if (count % 60 === 0) return t('requests.setting.hours', { count: count / 60 })
  return t('requests.setting.minutes', { count })
}

function secondsText(count: number): string {
  if (count === 0) return t('requests.setting.never')
  return count % 60 === 0
    ? t('requests.setting.minutes', { count: count / 60 })
    : t('requests.setting.seconds', { count })
}

function timesText(count: number): string {
  return count === 0 ? t('requests.setting.never') : t('requests.setting.times', { count })
}

function megabytesText(count: number): string {
  return formatBytes(count * 1_000_000)
}
