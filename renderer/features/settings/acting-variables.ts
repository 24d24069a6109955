/** Settings whose place a variable of the environment has taken say so, where they are changed. Pure. */
import { latin, t } from '../../words/index.ts'
import type { SettingsSection } from './settings-parts.tsx'

/** The variable that wins over a line, by the line's id. */
const variableOf: Readonly<Record<string, string>> = {
  'dev-mode': 'KILN_DEV_MODE',
  maxRetries: 'KILN_MAX_RETRIES',
  cacheMinutes: 'KILN_LLM_CACHE_TTL',
  cacheEntries: 'KILN_LLM_CACHE_MAX_SIZE',
}

/** The sections, with a sentence in each line that does not count now. */
export function withVariables(
  sections: readonly SettingsSection[],
  variables: readonly { readonly name: string; readonly value: string }[],
): readonly SettingsSection[] {
  return sections.map((section) => ({
    ...section,
    lines: section.lines.map((line) => {
      const acting = variables.find(({ name }) => name === variableOf[line.id])
      if (acting === undefined) return line
      const variable = latin(`${acting.name}=${acting.value}`)
      return { ...line, help: [line.help, t('settings.variableActs', { variable })].filter(Boolean).join(' ') }
    }),
  }))
}
