/** The controls of settings: a few values side by side, on or off, a value among others. */
import { Segmented } from '../../ui/segmented.tsx'
import { t } from '../../words/index.ts'
import type { SettingsLine } from './settings-parts.tsx'

/** On or off. */
export function onOff(
  id: string,
  label: string,
  help: string | undefined,
  on: boolean,
  change: (on: boolean) => void,
): SettingsLine {
  const options = [
    { value: 'on', label: t('settings.on') },
    { value: 'off', label: t('settings.off') },
  ] as const
  return choice(id, label, help, on ? 'on' : 'off', options, (value) => change(value === 'on'))
}

/** A few values side by side. */
export function choice<Value extends string>(
  id: string,
  label: string,
  help: string | undefined,
  value: Value,
  options: readonly { readonly value: Value; readonly label: string }[],
  onChange: (value: Value) => void,
): SettingsLine {
  return {
    id,
    label,
    help,
    keywords: options.map((option) => option.label),
    control: <Segmented label={label} value={value} options={options} onChange={onChange} />,
  }
}

/** A value that was set elsewhere is one of the options too. */
export function withValue<Option extends { readonly value: string; readonly label: string }>(
  options: readonly Option[],
  value: string,
  label: string,
): readonly { readonly value: string; readonly label: string }[] {
  return options.some((option) => option.value === value) ? options : [...options, { value, label }]
}
