/** Puts an answer's files into a plain folder: a new app's as they become whole, a change's all at its end or none. */
import type { RunTarget } from '../generation/perform-run.ts'
import type { Workspace } from '../projects/workspace.ts'

/**
 * `before`: the folder's files, path to text; empty for a new app. `alongside`: what goes with a change that is whole, more
 * files of the same change.
 */
export function createFolderTarget(
  workspace: Workspace,
  before: ReadonlyMap<string, string>,
  alongside: (files: ReadonlyMap<string, string>) => ReadonlyMap<string, string> = () => new Map(),
): RunTarget {
  const isNew = before.size === 0
  return {
    fileStart() {},
    fileDelta() {},
    async fileEnd(path, text) {
      if (isNew) await workspace.write(path, text)
    },
    fileDrop() {},
    ...(isNew ? { filesEnd: (files) => workspace.change(files) } : {}),
    async finish(outcome, files, removed = []) {
      if (isNew || outcome !== 'done' || files.size + removed.length === 0) return {}
      const gone = removed.map((path): [string, undefined] => [path, undefined])
      await workspace.change(new Map<string, string | undefined>([...gone, ...files, ...alongside(files)]))
      return {}
    },
  }
}
