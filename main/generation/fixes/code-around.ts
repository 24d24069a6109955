/** The lines of a file around the place of an error. */
import type { AppProblem, SeenProblem } from '#shared/domain/problem.ts'
import { textOf, type Workspace } from '../../projects/workspace.ts'

const around = 4
const longestLine = 300

/** Undefined where the place is not known, or not there. */
export async function codeAround(
  workspace: Pick<Workspace, 'read'>,
  { file, line }: Pick<SeenProblem, 'file' | 'line'>,
): Promise<AppProblem['code']> {
  if (file === undefined || line === undefined || line < 1) return undefined
  const bytes = await workspace.read(file).catch(() => undefined)
  const lines = bytes === undefined ? undefined : textOf(bytes)?.split('\n')
  if (lines === undefined || line > lines.length) return undefined
  const from = Math.max(1, line - around)
  return { from, lines: lines.slice(from - 1, line + around).map((text) => text.slice(0, longestLine)) }
}
