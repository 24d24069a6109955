/** All runs by one door: those that make pictures are followed, stopped and counted like any other. */
import type { RunRegistry } from '../registry.ts'
import type { ImageRuns } from './image-runs.ts'

/** The project's own run stays the only one that others have to wait for. */
export function withImageRuns(runs: RunRegistry, images: ImageRuns): RunRegistry {
  return {
    ...runs,
    attach: (runId, afterSeq, signal) => images.attach(runId, afterSeq, signal) ?? runs.attach(runId, afterSeq, signal),
    async stop(runId) {
      if (!(await images.stop(runId))) await runs.stop(runId)
    },
    async stopAll() {
      await images.stopAll()
      await runs.stopAll()
    },
    async afterRun(projectId, job) {
      await images.stopIn(projectId)
      return runs.afterRun(projectId, job)
    },
    liveCount: () => runs.liveCount() + images.liveCount(),
    onLiveCountChange(listener) {
      const undo = [runs.onLiveCountChange(listener), images.onLiveCountChange(listener)]
      return () => undo.forEach((one) => one())
    },
  }
}
