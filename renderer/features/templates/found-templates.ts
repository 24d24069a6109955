/** Which templates a search finds. Pure. */
import type { Template } from '#shared/domain/template.ts'
import { holdsWords, searchWords } from '../../ui/text-match.ts'

/** Those that hold every word in a name or a summary, in either language: one may know an app by its other name. */
export function foundTemplates(templates: readonly Template[], search: string): readonly Template[] {
  const words = searchWords(search)
  return templates.filter(({ name, summary }) => holdsWords([name.en, name.ar, summary.en, summary.ar], words))
}
