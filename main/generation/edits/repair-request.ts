/** What a model is asked when parts of its answer cannot be taken: the failing parts alone, and their files as they are now. */
import type { EditProblem } from '#shared/domain/edit-problem.ts'
import { writeFenceInfo } from '../../edits/fence-info.ts'
import { editFormat } from '../../edits/format.ts'
import type { ModelMessage } from '../../providers/provider.ts'

/** The same bytes for every repair. */
const system = `You have changed files of a web app, and some of your changes could not be taken. You get those, why, and the files as they
are now; everything else of your answer is done. Send them again so that they can be taken, and nothing else.

${editFormat}`

/** Of these, nothing was taken. */
export const startsAnew: ReadonlySet<EditProblem['why']> = new Set(['elided', 'shrunk', 'emptied', 'leftover'])

/** A longer file is shown around the places that matter. */
const longestFile = 60_000

/** `textOf`: a file as it is now, with what of the answer was taken; undefined when there is none. */
export function repairMessages(
  prompt: string,
  problems: readonly EditProblem[],
  textOf: (path: string) => string | undefined,
): readonly ModelMessage[] {
  const paths = [...new Set(problems.map(({ path }) => path))]
  const files = paths.flatMap((path) => {
    const text = textOf(path)
    return text === undefined ? [] : [fenced(writeFenceInfo(path), text.slice(0, longestFile))]
  })
  const content = [
    `The change that was asked for: ${prompt}`,
    ...(files.length === 0 ? [] : [`The files as they are now:\n\n${files.join('\n')}`]),
    `What could not be taken:\n\n${problems.map(problemText).join('\n')}`,
  ].join('\n\n')
  return [
    { role: 'system', content: system },
    { role: 'user', content },
  ]
}

function problemText({ path, why, message, search, replace, nearest }: EditProblem, index: number): string {
  const parts = [`${index + 1}. ${path === '' ? '' : `${path}: `}${message}`]
  if (search !== undefined) {
    const block = `<<<<<<< SEARCH\n${search}=======\n${replace ?? ''}>>>>>>> REPLACE`
    parts.push(`Your block:\n${fenced('', block)}`)
  }
  if (nearest !== undefined && search !== undefined) {
    parts.push(`The nearest lines, from line ${nearest.line}:\n${fenced('', nearest.text)}`)
  }
  if (search === undefined && startsAnew.has(why)) parts.push('The file is as it was: send all of its changes again.')
  return parts.join('\n')
}

function fenced(info: string, text: string): string {
  const longest = (text.match(/`{3,}/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}${info}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}\n`
}
