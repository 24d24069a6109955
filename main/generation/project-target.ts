/** Puts an answer's files into a project: a new app's as they become whole, a change's all at once at its end. */
import type { Overlay } from '../preview/preview.ts'
import type { Projects } from '../projects/projects.ts'
import { isForeign } from './foreign-files.ts'
import type { RunTarget } from './perform-run.ts'

export interface ProjectTargetParts {
  readonly projects: Projects
  readonly overlay: Overlay
  readonly projectId: string
  readonly runId: string
  readonly prompt: string
  readonly mode: 'create' | 'edit'
  /** What goes with an answer that is whole: more files of the same change. */
  readonly alongside?: (files: ReadonlyMap<string, string>) => Promise<ReadonlyMap<string, string>>
  /** Keeps a change that is to be looked at before it is written; false: it is written at once. */
  readonly review?: (files: ReadonlyMap<string, string>, removed: readonly string[]) => boolean
  /** A new app's file was written. */
  readonly onWritten?: (path: string, text: string) => void
  /** The answer became the project's files: the shadow over them is no longer needed. */
  onApplied(): void
}

export function createProjectTarget(parts: ProjectTargetParts): RunTarget {
  const { projects, overlay, projectId, runId, mode } = parts
  /** What is in the folder already, where somebody may have changed it since: it is not written over. */
  const written = new Map<string, string>()
  return {
    fileStart: (path) => overlay.start(path),
    fileDelta: (path, text) => overlay.append(path, text),
    async fileEnd(path, text) {
      overlay.end(path)
      if (mode === 'edit') return
      await projects.workspace(projectId).write(path, text)
      written.set(path, text)
      parts.onWritten?.(path, text)
    },
    fileDrop: (path) => overlay.drop(path),
    async finish(outcome, answered, removed = []) {
      overlay.finish()
      // A change that did not come to its end leaves the project as it was: its answer stays a draft.
      if (answered.size + removed.length === 0 || (mode === 'edit' && outcome !== 'done')) return {}
      if (mode === 'edit' && parts.review?.(answered, removed) === true) return { review: true }
      const unwritten = [...answered].filter(([path, text]) => written.get(path) !== text)
      const files = new Map([...unwritten, ...((await parts.alongside?.(answered)) ?? [])])
      const reason = outcome === 'done' ? 'run' : 'draft'
      const why = { reason, label: parts.prompt, runId, ...(mode === 'edit' ? { isForeign } : {}) } as const
      const version = await projects.apply(projectId, { files, removed }, why)
      if (outcome === 'done') parts.onApplied()
      return { versionId: version.id }
    },
  }
}
