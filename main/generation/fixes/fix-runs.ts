/** The run by which a model mends errors: what it is asked, and which model that is, before anything begins. */
import type { ModelChoice } from '#shared/domain/model.ts'
import type { AppProblem } from '#shared/domain/problem.ts'
import type { Projects } from '../../projects/projects.ts'
import type { Auto, Resolved } from '../auto.ts'
import type { RunRegistry } from '../registry.ts'
import { fixPrompt, type FixPrompt } from './fix-prompt.ts'

export interface FixRunsParts {
  readonly projects: Pick<Projects, 'get' | 'workspace'>
  readonly runs: Pick<RunRegistry, 'start'>
  readonly auto: Auto
  /** What answers now: the user's choice. */
  readonly model: () => ModelChoice
}

export interface PlannedFix extends FixPrompt {
  readonly projectId: string
  readonly problems: readonly AppProblem[]
  /** What "auto" comes to for this prompt: that one is looked at, and that one is asked. */
  readonly chosen: Resolved
}

export interface FixRuns {
  /** `cause`: the prompt that brought them. Throws a Failure where no model is ready. */
  plan(projectId: string, problems: readonly AppProblem[], cause: string | undefined): Promise<PlannedFix>
  /** Gives the run's id. */
  start(plan: PlannedFix, automatic: boolean): Promise<string>
}

export function createFixRuns({ projects, runs, auto, model }: FixRunsParts): FixRuns {
  return {
    async plan(projectId, problems, cause) {
      const texts = await projects.workspace(projectId).readTexts()
      const isAgain = problems.some(({ stuck }) => stuck)
      const asked = fixPrompt(problems, cause, isAgain, (path) => texts.has(path))
      const route = { prompt: asked.prompt, files: texts, attachments: [] }
      const chosen = await auto.resolve(model(), route, new AbortController().signal)
      return { ...asked, projectId, problems, chosen }
    },
    async start({ projectId, problems, prompt, files, chosen }, automatic) {
      const { runId } = await runs.start({
        projectId,
        prompt,
        kind: projects.get(projectId).kind,
        model: chosen.model,
        resolved: chosen,
        context: { add: [...files], remove: [], picked: [], open: [] },
        // What was answered to the same before has not helped.
        fresh: true,
        fix: {
          automatic,
          problems: problems.slice(0, 5).map(({ id, kind: what, message, file, line }) => ({
            ...{ id, kind: what, message },
            ...(file === undefined ? {} : { file }),
            ...(line === undefined ? {} : { line }),
          })),
        },
      })
      return runId
    },
  }
}
