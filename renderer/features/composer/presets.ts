/** Prompts that come with Kiln, in the interface's language. */
import { t } from '../../words/index.ts'

export interface Preset {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** These can be said of an app that is not there yet. */
const forAny = ['responsive', 'accessible', 'dark', 'arabic', 'polish'] as const
const all = ['responsive', 'accessible', 'dark', 'explain', 'arabic', 'polish', 'faster', 'sample', 'bug'] as const

/** In the order of the menu. */
export function presets(isNew: boolean): readonly Preset[] {
  return (isNew ? forAny : all).map((id) => ({
    id,
    title: t(`composer.presets.${id}`),
    text: t(`composer.presetTexts.${id}`),
  }))
}
