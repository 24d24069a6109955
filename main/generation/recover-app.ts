/** A React app that was being made when Kiln was killed: it builds, says what of it is not made yet, and is a version. */
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { ReactPlan } from '#shared/domain/react-plan.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { Projects } from '../projects/projects.ts'
import { unmadeScreens } from './react/code-screens.ts'
import { resumeFrom } from './react/resume.ts'
import { ownFiles } from './react/scaffold.ts'

/**
 * `events`: of the run and of those that it went on with. Gives the version, where the run was making the app; none when its
 * folder is not there now. What is put back is in a version of its own. Never rejects: the app is left as it is then.
 */
export async function recoverApp(
  projects: Pick<Projects, 'workspace' | 'apply'>,
  run: RunRecord,
  plan: ReactPlan,
  events: Iterable<RunEvent>,
): Promise<{ versionId?: string }> {
  try {
    const workspace = projects.workspace(run.projectId)
    const texts = await workspace.readTexts()
    if (texts.size === 0) return {}
    await workspace.change(unmadeScreens(plan, texts))
    if (run.mode === 'edit') return {}
    const files = baseByRules(plan, texts, events)
    const why = { reason: 'draft', label: run.prompt, runId: run.id } as const
    const { id } = await projects.apply(run.projectId, { files }, why)
    return { versionId: id }
  } catch {
    // The grey shapes stay, until the app is gone on with.
    return {}
  }
}

/** Half of a base does not go with the rest, and is asked for again: until then, what the rules made of it stands there. */
function baseByRules(
  plan: ReactPlan,
  texts: ReadonlyMap<string, string>,
  events: Iterable<RunEvent>,
): ReadonlyMap<string, string> {
  if (resumeFrom(events, texts).hasBase) return new Map()
  return new Map([...ownFiles(plan)].filter(([path]) => texts.has(path)))
}
