/** A run's answer is in the project: what of it surely can be mended is, at once and before the run ends. */
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { RunTarget } from '../perform-run.ts'
import type { AppFixes } from './apply-fixes.ts'

/** `emit`: the run's. What is mended is a version beside the run's own. */
export function withFixes(
  target: RunTarget,
  fixes: Pick<AppFixes, 'apply'>,
  projectId: string,
  emit: (event: RunEventBody) => void,
): RunTarget {
  return {
    ...target,
    async finish(outcome, files, removed) {
      const kept = await target.finish(outcome, files, removed)
      if (outcome !== 'done' || kept.versionId === undefined) return kept
      // The answer stands, whatever becomes of this.
      const mended = await fixes.apply(projectId, [...files.keys()]).catch(() => undefined)
      if (mended !== undefined) emit({ type: 'fixed', fixes: [...mended.fixes] })
      return kept
    },
  }
}
