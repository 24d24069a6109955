/** Which unfinished answer lies over the project. Pure. */
import type { RunRecord } from '#shared/domain/run.ts'

/** The newest that waits to be kept or discarded. What is whole of an unfinished React app is in its folder: nothing lies over it. */
export function draftOver<Run extends Pick<RunRecord, 'draft' | 'app'>>(runs: readonly Run[]): Run | undefined {
  return runs.findLast(({ draft, app }) => draft === 'pending' && app === undefined)
}

/** What goes when a version is brought back: the newest that waits, also where only the rest of a React app is missing. */
export function setAsideByRestore<Run extends Pick<RunRecord, 'draft'>>(runs: readonly Run[]): Run | undefined {
  return runs.findLast(({ draft }) => draft === 'pending')
}
