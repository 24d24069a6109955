/** A run's answer is in the project: what of it surely can be mended is, at once and before the run ends. */
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { RunTarget } from '../perform-run.ts'
import type { AppFixes } from './apply-fixes.ts'

/**
 * `readTexts`: the project's files as they are now; what is not as the run wrote it is somebody else's, and left alone. `emit`:
 * the run's. What is mended is a version beside the run's own.
 */
export function withFixes(
  target: RunTarget,
  fixes: Pick<AppFixes, 'apply'>,
  projectId: string,
  readTexts: () => Promise<ReadonlyMap<string, string>>,
  emit: (event: RunEventBody) => void,
): RunTarget {
  async function mend(files: ReadonlyMap<string, string>): ReturnType<AppFixes['apply']> {
    const now = await readTexts()
    // package.json is only added to, whoever has changed it.
    const isOwn = (path: string): boolean => path === 'package.json' || now.get(path) === files.get(path)
    const paths = [...files.keys()]
    return fixes.apply(
      projectId,
      paths.filter(isOwn),
      paths.filter((path) => !isOwn(path)),
    )
  }

  return {
    ...target,
    async finish(outcome, files, removed) {
      const kept = await target.finish(outcome, files, removed)
      if (outcome !== 'done' || kept.versionId === undefined) return kept
      // The answer stands, whatever becomes of this.
      const mended = await mend(files).catch(() => undefined)
      if (mended !== undefined) emit({ type: 'fixed', fixes: [...mended.fixes] })
      return kept
    },
  }
}
