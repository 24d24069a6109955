/** A part of the composition root: what others on this machine may learn of Kiln, and what it tells a collector of the user's. */
import type { EventPublisher } from '@orpc/server'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import type { MetricsReport } from '#shared/domain/metrics-report.ts'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import type { BreakerState } from '#shared/domain/request-state.ts'
import type { Clock } from './lib/clock.ts'
import type { Troubles } from './lib/troubles.ts'
import { watchRuns, type LiveRunState } from './generation/watched-runs.ts'
import type { RunRegistry } from './generation/registry.ts'
import { rowOf } from './metrics/request-page.ts'
import { reportOf } from './metrics/report.ts'
import { createScrape, type Scrape } from './metrics/scrape.ts'
import { readTraceSettings } from './metrics/trace-settings.ts'
import { createTraces } from './metrics/traces.ts'
import type { Environment } from './settings/environment-keys.ts'
import type { Requests } from './studio-requests.ts'

export interface Health {
  /** degraded: at least one provider is left alone after failures. */
  readonly status: 'ok' | 'degraded'
  readonly version: string
  readonly versions: { readonly kiln: string; readonly node: string; readonly electron?: string }
  readonly shell: 'electron' | 'browser'
  readonly uptimeSeconds: number
  readonly liveRequests: number
  /** Of providers that have failed lately. */
  readonly breakers: readonly BreakerState[]
  readonly liveRuns: readonly LiveRunState[]
}

export interface Outside {
  /** The last so many requests in sum. */
  report(last: number, signal: AbortSignal): Promise<MetricsReport>
  health(): Health
  /** For Prometheus. */
  scrape: Scrape['text']
}

export interface OutsideParts {
  readonly version: string
  readonly shell: 'electron' | 'browser'
  readonly clock: Clock
  readonly events: EventPublisher<{ event: StudioEvent }>
  readonly runs: RunRegistry
  readonly requests: Pick<Requests, 'panel' | 'pipeline'>
  readonly troubles: Pick<Troubles, 'add'>
  /** Says whether there is a collector of the user's for traces, and where. */
  readonly environment?: Environment
}

/**
 * `runs`: those to go on with. `ended` takes each request's record when it is over. `stopTelling` sends what a collector is
 * still to get, for two seconds at most.
 */
export function createOutside(parts: OutsideParts): {
  readonly outside: Outside
  readonly runs: RunRegistry
  ended(record: RequestRecord): void
  stopTelling(): Promise<void>
} {
  const { version, shell, clock, requests, troubles, environment = {} } = parts
  const startedAt = clock.now()
  const watched = watchRuns(parts.runs)
  parts.events.subscribe('event', (event) => {
    if (event.type === 'run-started') watched.started(event.runId, event.projectId)
    if (event.type === 'run-ended') watched.ended(event.runId)
  })
  const breakers = (): BreakerState[] => requests.pipeline.state().breakers
  const scrape = createScrape({
    startedAt,
    // Whoever asks first may leave: the next one waits for the same.
    rowsFrom: async (from, page) => (await requests.panel.requests({ from }, page, new AbortController().signal)).rows,
    breakers,
    liveRuns: () => watched.live().length,
  })
  const traces = createTraces(readTraceSettings(environment, troubles.add), version, troubles.add)
  return {
    runs: watched.runs,
    ended(record) {
      scrape.ended(rowOf(record))
      traces.ended(record)
    },
    stopTelling: traces.close,
    outside: {
      report: (last, signal) => reportOf(requests.panel, last, clock.now(), signal),
      health: () => ({
        status: breakers().some(({ state }) => state !== 'closed') ? 'degraded' : 'ok',
        version,
        versions: {
          kiln: version,
          node: process.versions.node,
          ...(process.versions['electron'] === undefined ? {} : { electron: process.versions['electron'] }),
        },
        shell,
        uptimeSeconds: Math.max(0, Math.round((clock.now() - startedAt) / 1000)),
        liveRequests: requests.pipeline.state().live,
        breakers: breakers(),
        liveRuns: watched.live(),
      }),
      scrape: scrape.text,
    },
  }
}
