/** The app in a change's prompt: what was chosen of it whole, the rest in outline, and what was said before. Pure. */
import type { AboutElement } from '#shared/domain/pick.ts'
import type { Selection } from '../../context/select.ts'
import { neededMark } from './needed-files.ts'

export interface SentContext {
  readonly selection: Selection
  /** What was asked before, in few words; empty for the first change. */
  readonly conversation: string
  /** The element that the prompt is about. */
  readonly about?: AboutElement | undefined
}

/** `block`: a file as models are shown files. `packages`: what the app may import. */
export function contextText(
  { selection, conversation }: SentContext,
  files: ReadonlyMap<string, string>,
  block: (path: string, text: string) => string,
  packages: readonly string[],
): string {
  const whole = selection.files.filter((file) => file.whole).map(({ path }) => path)
  const isAll = whole.length === selection.files.length
  // By path, so that the same choice is the same bytes, and can be kept warm.
  const blocks = whole.toSorted().map((path) => block(path, files.get(path) ?? ''))
  return [
    isAll ? 'The app as it is:\n' : 'The app as it is. These files of it whole:\n',
    ...blocks,
    ...(isAll ? [] : [restText(selection)]),
    ...(packages.length === 0 ? [] : [`Packages: ${packages.join(', ')}\n`]),
    ...(conversation === ''
      ? []
      : [`What was asked before, oldest first (done already, not to be done again):\n\n${conversation}\n\n`]),
  ].join('\n')
}

function restText({ outline, glossary }: Selection): string {
  return [
    'The rest of it in outline: what each file offers, not its text. These files cannot be changed unless you have seen ' +
      `them: if the change is impossible without some, answer with nothing but one line "${neededMark} path, path", and you ` +
      'get them whole. Never send a file of which you have seen the outline alone.\n',
    outline,
    ...(glossary === '' ? [] : [`\nThe app's own words, and where they are at home:\n${glossary}`]),
    '',
  ].join('\n')
}
