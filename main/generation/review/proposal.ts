/** What a change that waits to be looked at consists of, beside the project as it is now. */
import type { ReviewFile, RunReview } from '#shared/domain/review.ts'
import type { RunView } from '#shared/contract/run-view.ts'
import { hashOf } from '../../projects/snapshot.ts'
import { textOf, type Workspace } from '../../projects/workspace.ts'
import { isPlaceholder } from '../images/placeholder.ts'
import { countLines } from '../run-record.ts'

/** Where a change is to be looked at first: what of it there is to decide on, in the order of the answer. */
export function reviewOf(
  before: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, string>,
  removed: readonly string[],
): RunReview {
  // Drawn pictures come along with the code that names them.
  const own = [...files].filter(([path, text]) => before.get(path) !== text && !isPlaceholder(text))
  return {
    files: [
      ...own.map(([path]) => ({ path, change: before.has(path) ? ('changed' as const) : ('added' as const) })),
      ...removed
        .filter((path) => before.has(path) && !files.has(path))
        .map((path) => ({ path, change: 'removed' as const })),
    ],
  }
}

/** The texts of the change, path to text: undefined for a file that goes. */
export function proposedTexts(review: RunReview, view: Pick<RunView, 'files'>): Map<string, string | undefined> {
  const texts = new Map(view.files.map(({ path, text }) => [path, text]))
  return new Map(review.files.map(({ path, change }) => [path, change === 'removed' ? undefined : texts.get(path)]))
}

export interface FileNow {
  /** Undefined where there is no such file, or none that is text. */
  readonly text: string | undefined
  readonly isThere: boolean
  readonly stamp: string
}

export async function fileNow(workspace: Pick<Workspace, 'read'>, path: string): Promise<FileNow> {
  const bytes = await workspace.read(path)
  if (bytes === undefined) return { text: undefined, isThere: false, stamp: 'none' }
  return { text: textOf(bytes), isThere: true, stamp: hashOf(bytes) }
}

/** How the file is another one than the model was shown; undefined where it is not, or is what the change makes of it. */
export function conflictOf(
  base: string | undefined,
  after: string | undefined,
  now: FileNow,
): ReviewFile['conflict'] | undefined {
  if (!now.isThere) return base === undefined || after === undefined ? undefined : 'removed'
  if (now.text !== undefined && (now.text === base || now.text === after)) return undefined
  return base === undefined ? 'appeared' : 'changed'
}

export function linesOf(
  path: string,
  before: string | undefined,
  after: string | undefined,
): { added: number; removed: number } {
  const { added, removed } = countLines({ path, text: after ?? '', whole: true }, before ?? '')
  return { added, removed }
}
