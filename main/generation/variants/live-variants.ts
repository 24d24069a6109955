/** The answers to "Try two" that are being written: two runs of one project side by side, each in a shadow of its own. */
import type { NewRun } from '../live-run.ts'
import { createLiveRuns, type LiveRuns, type LiveRunsParts } from '../live-runs.ts'
import { recordOf } from '../run-record.ts'

export interface LiveVariants extends Pick<
  LiveRuns,
  'attach' | 'stop' | 'stopIn' | 'hurry' | 'liveRunOf' | 'liveCount' | 'onLiveCountChange'
> {
  /** Begins one. `run` has its `variant`. */
  begin(run: NewRun): void
  /** Ends all of them; to be called last. */
  stopAll(): Promise<void>
  isLive(runId: string): boolean
  /** Told when the last one of a project has ended. */
  onAllEnded(listener: (projectId: string) => void): () => void
}

export function createLiveVariants(parts: LiveRunsParts): LiveVariants {
  const live = createLiveRuns(parts)
  const endListeners = new Set<(projectId: string) => void>()

  return {
    ...live,
    begin(run) {
      const { before, project } = run
      const mode = before.size === 0 ? 'create' : 'edit'
      live.begin(
        run,
        // What comes of it is decided with the other one: it is no draft over the project.
        (view) => ({ ...recordOf(view, before, mode), draft: 'none' }),
        () => {
          if (live.liveRunOf(project.id) === undefined) for (const listener of endListeners) listener(project.id)
        },
      )
    },
    async stopAll() {
      await live.stopAll()
      live.close()
    },
    isLive: (runId) => live.get(runId) !== undefined,
    onAllEnded(listener) {
      endListeners.add(listener)
      return () => endListeners.delete(listener)
    },
  }
}
