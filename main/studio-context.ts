/** A part of the composition root: what changes are chosen from, kept up to date when nothing else is to be done. */
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { ratiosOf } from './context/calibration.ts'
import { createTokenCounters } from './context/tokens.ts'
import { createChangeContexts, type ChangeContexts } from './generation/context/change-contexts.ts'
import { createSummaryKeeper } from './generation/context/summary-keeper.ts'
import { summaryModel } from './generation/context/summary-model.ts'
import type { Clock } from './lib/clock.ts'
import { createIdleJobs } from './lib/idle-jobs.ts'
import { systemTimers } from './lib/timers.ts'
import type { Projects } from './projects/projects.ts'
import type { ProviderRegistry } from './providers/registry.ts'
import type { Store } from './store/store.ts'
import type { Requests } from './studio-requests.ts'

export interface StudioContextParts {
  readonly store: Store
  readonly projects: Projects
  readonly providers: Pick<ProviderRegistry, 'statuses'>
  readonly requests: Requests
  settings(): Settings
  readonly clock: Clock
  /** Runs that are live or being set up, as of now. */
  liveRuns(): number
}

export interface StudioContext {
  readonly contexts: ChangeContexts
  /** Told of all that happens in the studio. */
  hear(event: StudioEvent): void
  /** Before the databases are closed. */
  stop(): Promise<void>
}

/** After a change, in milliseconds: people read first what has become of it. */
const idleMs = 1500
/** So many of the newest requests tell how providers count. */
const calibratedBy = 300
const calibratedForMs = 10 * 60_000

export function createStudioContext(parts: StudioContextParts): StudioContext {
  const { store, projects, providers, requests, settings, clock, liveRuns } = parts
  const idle = createIdleJobs(idleMs, systemTimers)
  let ratios: ReturnType<typeof ratiosOf> = new Map()
  let calibratedAt = -Infinity
  let isStopped = false

  function calibrate(): void {
    if (isStopped || clock.now() - calibratedAt < calibratedForMs) return
    calibratedAt = clock.now()
    ratios = ratiosOf(requests.metrics.requests.newest(calibratedBy))
  }

  const contexts = createChangeContexts({
    store,
    projects,
    counters: createTokenCounters(({ provider }: ModelRef) => ratios.get(provider)),
    idle,
    budget: () => settings().contextBudget,
  })
  const summaries = createSummaryKeeper({
    store,
    handler: requests.pipeline.handler,
    clock,
    modelFor: async (last, signal) => summaryModel(last, await providers.statuses(false, signal)),
    isBusy: () => isStopped || liveRuns() > 0,
  })
  idle.add(calibrate)

  return {
    contexts,
    hear(event) {
      if (isStopped) return
      if (event.type === 'run-started') summaries.yield()
      if (event.type === 'project-changed' && liveRuns() === 0) contexts.warm(event.projectId)
      if (event.type === 'run-ended') {
        idle.add(calibrate)
        idle.add(() => summaries.look(event.projectId))
      }
    },
    async stop() {
      isStopped = true
      // What waits for idle time sees that there is none any more.
      idle.flush()
      await summaries.stop()
    },
  }
}
