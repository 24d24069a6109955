/** The way to the request behind a run. */
import { client } from '../client/connection.ts'
import { navigate } from './route.ts'

/** Opens the newest request of the run in the metrics panel; the newest of all where there is no run, or it has none. */
export async function showRequestOf(runId: string | undefined): Promise<void> {
  const found =
    runId === undefined
      ? undefined
      : await client.metrics.requests({ filter: { runId }, offset: 0, limit: 1 }).catch(() => undefined)
  navigate({ view: 'metrics', request: found?.rows[0]?.id ?? 'newest' })
}
