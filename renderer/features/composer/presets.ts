/** Prompts that come with Kiln, in the interface's language. */
import { t } from '../../words/index.ts'

export interface Preset {
  readonly id: string
  readonly title: string
  readonly text: string
}

const ids = ['responsive', 'accessible', 'dark', 'explain', 'arabic', 'polish', 'faster', 'sample', 'bug'] as const

/** In the order of the menu. */
export function presets(): readonly Preset[] {
  return ids.map((id) => ({ id, title: t(`composer.presets.${id}`), text: t(`composer.presetTexts.${id}`) }))
}
