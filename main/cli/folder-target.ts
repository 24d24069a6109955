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
    async finish(outcome, files) {
      if (!isNew && outcome === 'done' && files.size > 0)
        await writeAllOrNone(workspace, before, new Map([...files, ...alongside(files)]))
      return {}
    },
  }
}

async function writeAllOrNone(
  workspace: Workspace,
  before: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const written: string[] = []
  try {
    for (const [path, text] of files) {
      written.push(path)
      await workspace.write(path, text)
    }
  } catch (thrown) {
    for (const path of written) {
      const old = before.get(path)
      await (old === undefined ? workspace.remove(path) : workspace.write(path, old))
    }
    throw thrown
  }
}
