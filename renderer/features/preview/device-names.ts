/** What devices are called. */
import { t } from '../../words/index.ts'
import { type DeviceChoice, type Preset, presetOf } from './devices.ts'

/** A maker's name for its device; a plain screen goes by its width. */
export function presetName(preset: Preset): string {
  return preset.name ?? t('preview.screen', { width: preset.width })
}

export function deviceName(choice: DeviceChoice): string {
  const preset = presetOf(choice)
  if (preset !== undefined) return presetName(preset)
  return t(choice.device === 'custom' ? 'preview.custom' : 'preview.full')
}
