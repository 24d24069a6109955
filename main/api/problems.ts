/** Routes of what is wrong with an app. */
import { api } from './base.ts'
import type { Services } from './services.ts'

export function problemRoutes({ problems }: Pick<Services, 'problems'>) {
  return {
    problem: {
      report: api.problem.report.handler(({ input }) => problems.report(input.projectId, input.seen)),
      list: api.problem.list.handler(({ input }) => problems.list(input.projectId)),
      fix: api.problem.fix.handler(({ input }) => problems.fix(input.projectId)),
      dismiss: api.problem.dismiss.handler(({ input }) => problems.dismiss(input.projectId, input.ids)),
    },
  }
}
