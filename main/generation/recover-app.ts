/** A React app that was being made when Kiln was killed: it builds, says what of it is not made yet, and is a version. */
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { ReactPlan } from '#shared/domain/react-plan.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { Projects } from '../projects/projects.ts'
import { unmadeScreens } from './react/code-screens.ts'
import { resumeFrom } from './react/resume.ts'
import { ownFiles } from './react/scaffold.ts'

/**
 * `events`: of the run and of those that it went on with; `locked`: paths that only the user changes. Gives the version, where the run was making the app; none when its
 * folder is not there now. What is put back is in a version of its own. Never rejects: the app is left as it is then.
 */
export async function recoverApp(
  projects: Pick<Projects, 'workspace' | 'apply'>,
  run: RunRecord,
  plan: ReactPlan,
  { events, locked }: { readonly events: Iterable<RunEvent>; readonly locked: readonly string[] },
): Promise<{ versionId?: string }> {
  try {
    const workspace = projects.workspace(run.projectId)
    const texts = await workspace.readTexts()
    if (texts.size === 0) return {}
    await workspace.change(unlocked(unmadeScreens(plan, texts), locked))
    if (run.mode === 'edit') return {}
    const files = unlocked(baseByRules(plan, texts, [...events]), locked)
    const why = { reason: 'draft', label: run.prompt, runId: run.id } as const
    const { id } = await projects.apply(run.projectId, { files }, why)
    return { versionId: id }
  } catch {
    // The grey shapes stay, until the app is gone on with.
    return {}
  }
}

function unlocked(files: ReadonlyMap<string, string>, locked: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...files].filter(([path]) => !locked.includes(path)))
}

/**
 * Half of a base does not go with the rest, and is asked for again: until then, what the rules made of it stands there. A
 * text that the run has not told of is by another hand, and stays.
 */
function baseByRules(
  plan: ReactPlan,
  texts: ReadonlyMap<string, string>,
  events: readonly RunEvent[],
): ReadonlyMap<string, string> {
  if (resumeFrom(events, texts).hasBase) return new Map()
  const told = toldTexts(events)
  return new Map([...ownFiles(plan)].filter(([path]) => told.get(path)?.has(texts.get(path) ?? '') === true))
}

/** Each whole text that the run has given a file, by path. */
function toldTexts(events: readonly RunEvent[]): ReadonlyMap<string, ReadonlySet<string>> {
  const open = new Map<string, string>()
  const told = new Map<string, Set<string>>()
  for (const event of events) {
    if (event.type === 'file-start') open.set(event.path, '')
    if (event.type === 'file-delta') open.set(event.path, (open.get(event.path) ?? '') + event.text)
    if (event.type !== 'file-end') continue
    told.set(event.path, (told.get(event.path) ?? new Set()).add(open.get(event.path) ?? ''))
  }
  return told
}
