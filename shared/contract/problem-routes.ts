/** Routes of what is wrong with an app: what a window sees, what is known of it, and what is to be done. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { AppFix } from '../domain/app-fix.ts'
import { AppError } from '../domain/error.ts'
import { ProblemsState, SeenProblems } from '../domain/problem.ts'

const route = oc.errors({ FAILURE: { data: AppError } })
const byProject = z.object({ projectId: z.string() })

export const problem = {
  /**
   * Tells all that a window sees of a project now, in the place of what it told before; what surely can be mended is, by the
   * rules of automatic fixes.
   */
  report: route.input(byProject.extend({ seen: SeenProblems })).output(ProblemsState),
  /** As last seen, with what is known since. */
  list: route.input(byProject).output(ProblemsState),
  /**
   * Mends what is seen: without a model where that is certain (`fixed`), else by a run of its own. Fails where the same model
   * has tried and the error came back, and where there is no model to ask.
   */
  fix: route.input(byProject).output(z.object({ fixed: z.array(AppFix), runId: z.string().optional() })),
  /** Tells no more of it until the next prompt. */
  dismiss: route.input(byProject.extend({ ids: z.array(z.string()).max(50) })).output(ProblemsState),
}
