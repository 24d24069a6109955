/** Routes of the metrics panel. */
import type { RequestRow } from '#shared/domain/metrics.ts'
import { api } from './base.ts'
import type { Services } from './services.ts'
import { signalOf } from './signal.ts'

export function metricsRoutes({ metrics }: Services) {
  return {
    metrics: {
      overview: api.metrics.overview.handler(({ input, signal }) => metrics.overview(input.filter, signalOf(signal))),
      requests: api.metrics.requests.handler(({ input: { filter, ...page }, signal }) =>
        metrics.requests(filter, page, signalOf(signal)),
      ),
      request: api.metrics.request.handler(({ input, signal }) => metrics.request(input.id, signalOf(signal))),
      shown: api.metrics.shown.handler(({ input: { projectId, at } }) =>
        metrics.steps.note(projectId, { name: 'shown', at, ms: 0 }),
      ),
      watch: api.metrics.watch.handler(async function* ({ signal }): AsyncGenerator<RequestRow[], void> {
        yield* metrics.live.watch(signalOf(signal))
      }),
      targets: api.metrics.targets.handler(({ input, signal }) => metrics.targets(input.filter, signalOf(signal))),
      cost: api.metrics.cost.handler(({ signal }) => metrics.cost(signalOf(signal))),
      models: api.metrics.models.handler(({ signal }) => metrics.models(signalOf(signal))),
      export: api.metrics.export.handler(async ({ input: { filter, format }, signal }) => {
        const { text, left } = await metrics.export(filter, format, signalOf(signal))
        const type = format === 'csv' ? 'text/csv' : 'application/json'
        return { file: new File([text], `kiln-requests.${format}`, { type }), left }
      }),
      choices: api.metrics.choices.handler(({ signal }) => metrics.choices(signalOf(signal))),
    },
  }
}
