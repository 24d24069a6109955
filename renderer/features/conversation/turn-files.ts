/** The files of a turn as its list shows them. Pure. */
import type { Turn, TurnFile } from './turn.ts'

/** The files of an answer; of a change that was to be looked at, those that go are among them. */
export function filesOf({ files, review }: Turn): readonly TurnFile[] {
  if (review === undefined) return files
  const decided = new Map(review.files.map((file) => [file.path, file]))
  const isOut = (path: string): boolean => ['rejected', 'saved'].includes(decided.get(path)?.decision ?? '')
  const going = review.files
    .filter(({ path, change }) => change === 'removed' && !files.some((file) => file.path === path))
    .map(({ path }) => ({ path, added: 0, removed: undefined, whole: true, writing: false, fate: 'removed' as const }))
  return [...files, ...going].map((file) => (isOut(file.path) ? { ...file, fate: 'left-out' as const } : file))
}
