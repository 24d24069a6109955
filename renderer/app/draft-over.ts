/** Which unfinished answer lies over the project. Pure. */
import type { RunRecord } from '#shared/domain/run.ts'

/** The newest that waits to be kept or discarded. What is whole of an unfinished React app is in its folder: nothing lies over it. */
export function draftOver<Run extends Pick<RunRecord, 'draft' | 'app'>>(runs: readonly Run[]): Run | undefined {
  return runs.findLast(({ draft, app }) => draft === 'pending' && app === undefined)
}
