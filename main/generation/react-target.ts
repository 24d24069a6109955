/** Puts a new React app's files into its project as they become whole; its end makes a version of what is there. */
import type { Projects } from '../projects/projects.ts'
import type { RunTarget } from './perform-run.ts'

export interface ReactTargetParts {
  readonly projects: Pick<Projects, 'workspace' | 'apply'>
  readonly projectId: string
  readonly runId: string
  readonly prompt: string
  /** Called before many files are written at once: a start after a kill knows them by what was told of them. */
  readonly beforeMany: () => void
}

/** Nothing lies over the project's files: its preview shows what was built of them. */
export function createReactTarget({ projects, projectId, runId, prompt, beforeMany }: ReactTargetParts): RunTarget {
  return {
    fileStart() {},
    fileDelta() {},
    fileDrop() {},
    fileEnd: (path, text) => projects.workspace(projectId).write(path, text),
    filesEnd(files) {
      beforeMany()
      return projects.workspace(projectId).change(files)
    },
    async finish(outcome, files) {
      if (files.size === 0) return {}
      const reason = outcome === 'done' ? 'run' : 'draft'
      // All of them were written: what is there by now, whoever changed it, is the version.
      const { id } = await projects.apply(projectId, { files: new Map() }, { reason, label: prompt, runId })
      return { versionId: id }
    },
  }
}
