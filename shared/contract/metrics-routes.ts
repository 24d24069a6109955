/** Routes of the metrics panel: requests one by one and in sum. All queries run beside main's loop, and end with their signal. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { AppError } from '../domain/error.ts'
import { CostSummary, MetricsFilter, MetricsOverview, ModelCard, RequestRow, TargetVerdict } from '../domain/metrics.ts'
import { RequestDetail } from '../domain/request-record.ts'

const route = oc.errors({ FAILURE: { data: AppError } })
const byFilter = z.object({ filter: MetricsFilter.default({}) })

export const metrics = {
  overview: route.input(byFilter).output(MetricsOverview),
  /** Newest first. `rows` from `offset` on; `total` of all that the filter takes. */
  requests: route
    .input(
      z.object({
        filter: MetricsFilter.default({}),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(1000),
      }),
    )
    .output(z.object({ rows: z.array(RequestRow), total: z.number().int() })),
  /** The whole record, with its attempts and what followed. Fails with not-found when it is not kept any more. */
  request: route.input(z.object({ id: z.string() })).output(RequestDetail),
  /** A window tells that the preview shows what the newest run made; `at` in milliseconds since 1970. */
  shown: route.input(z.object({ projectId: z.string(), at: z.number() })).output(z.void()),
  /** Requests as they begin (`live`) and end, in batches, from now on. */
  watch: route.output(eventIterator(z.array(RequestRow))),
  targets: route.input(byFilter).output(z.array(TargetVerdict)),
  cost: route.output(CostSummary),
  models: route.output(z.array(ModelCard)),
  /** What the filter takes, as a file, the newest first; `left`: how many are over the 100,000 that one file may hold. */
  export: route
    .input(z.object({ filter: MetricsFilter.default({}), format: z.enum(['csv', 'json']) }))
    .output(z.object({ file: z.file(), left: z.number().int() })),
  /** Values that the panel's filters may have. */
  choices: route.output(
    z.object({ providers: z.array(z.string()), models: z.array(z.string()), purposes: z.array(z.string()) }),
  ),
}
