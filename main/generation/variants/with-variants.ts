/** All runs by one door: the two answers of "Try two" are followed, stopped and counted like any other run. */
import type { RunRegistry } from '../registry.ts'
import type { LiveVariants } from './live-variants.ts'
import type { Variants } from './variants.ts'

export function withVariants(
  runs: RunRegistry,
  live: LiveVariants,
  variants: Pick<Variants, 'onDecided'>,
): RunRegistry {
  return {
    ...runs,
    attach: (runId, afterSeq, signal) => live.attach(runId, afterSeq, signal) ?? runs.attach(runId, afterSeq, signal),
    async stop(runId) {
      if (!(await live.stop(runId))) await runs.stop(runId)
    },
    hurry(runId, how) {
      live.hurry(runId, how)
      runs.hurry(runId, how)
    },
    async stopAll() {
      // Nothing begins any more once these are over.
      await runs.stopAll()
      await live.stopAll()
    },
    liveCount: () => runs.liveCount() + live.liveCount(),
    onLiveCountChange(listener) {
      const undo = [runs.onLiveCountChange(listener), live.onLiveCountChange(listener)]
      return () => undo.forEach((one) => one())
    },
    // What waits in line goes on with what was chosen, also when that is neither; not with what was only written.
    onRunEnd(listener) {
      const undo = [runs.onRunEnd(listener), variants.onDecided((projectId) => listener(projectId, 'done', false))]
      return () => undo.forEach((one) => one())
    },
  }
}
