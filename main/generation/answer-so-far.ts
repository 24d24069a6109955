/** Writes an unfinished answer down again, as its model might have: what a later request is to go on from. Pure. */
import type { RunView } from '#shared/contract/run-view.ts'
import { writeFenceInfo } from '../edits/fence-info.ts'

/** Prose first, then the files, the unfinished one last and open. */
export function answerSoFar({ text, files }: Pick<RunView, 'text' | 'files'>): string {
  const blocks = [...files.filter(({ whole }) => whole), ...files.filter(({ whole }) => !whole)].map(
    ({ path, text: content, whole }) => {
      const longest = (content.match(/`{3,}/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
      const fence = '`'.repeat(longest + 1)
      const opening = `${fence}${writeFenceInfo(path)}\n`
      return whole ? `${opening}${content}${content.endsWith('\n') ? '' : '\n'}${fence}\n` : opening + content
    },
  )
  return [...(text.trim() === '' ? [] : [`${text.trim()}\n`]), ...blocks].join('\n')
}
