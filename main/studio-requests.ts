/** A part of the composition root: the request pipeline with its two databases. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { ProviderId } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { createThrottle } from './lib/throttle.ts'
import { systemTimers } from './lib/timers.ts'
import { createMetrics, type Metrics } from './metrics/metrics.ts'
import { createRecorder } from './metrics/recorder.ts'
import { createPipeline, type Pipeline } from './pipeline/index.ts'
import { isElsewhere } from './providers/known-models.ts'
import type { ProviderRegistry } from './providers/registry.ts'
import type { RequestEnvironment } from './settings/request-environment.ts'
import { openCache, type CacheStore } from './store/cache-database.ts'
import { openMetrics, type MetricsStore } from './store/metrics-database.ts'
import type { Store } from './store/store.ts'

export interface RequestParts {
  readonly store: Pick<Store, 'projects' | 'editLedger'>
  readonly dataFolder: string
  readonly providers: ProviderRegistry
  settings(): Settings
  readonly environment: RequestEnvironment
  keyFor(provider: ProviderId, baseUrl: string): { readonly key: string } | undefined
  onTrouble(message: string): void
  /** Told at most twice a second that the pipeline's state changed. */
  onChange(): void
}

export interface Requests {
  readonly pipeline: Pipeline
  readonly cache: CacheStore
  readonly metrics: MetricsStore
  /** What the panel asks. */
  readonly panel: Metrics
  /** When no request is under way any more: writes the rest and closes the databases. */
  close(): Promise<void>
}

const announceMs = 500

export function createRequests(parts: RequestParts): Requests {
  const { store, providers, keyFor, onTrouble } = parts
  const cache = openCache(join(parts.dataFolder, 'cache.db'), onTrouble)
  const metrics = openMetrics(parts.dataFolder, onTrouble)
  const recorder = createRecorder(metrics.requests, systemTimers, onTrouble)
  const panel = createMetrics({
    file: metrics.file,
    recorder,
    timers: systemTimers,
    settings: parts.settings,
    projectName: (id) => store.projects.get(id)?.name,
    projectNames: () => Object.fromEntries(store.projects.list().map(({ id, name }) => [id, name])),
    editsOf: store.editLedger.get,
  })
  const announcement = createThrottle(announceMs, systemTimers, parts.onChange)
  const pipeline = createPipeline({
    providers,
    settings: parts.settings,
    environment: parts.environment,
    local: (model) => providers.local(model.provider) && !isElsewhere(model),
    infoOf: providers.models.get,
    placeOf(provider) {
      const baseUrl = providers.baseUrlOf(provider)
      const key = keyFor(provider, baseUrl)?.key ?? ''
      return `${baseUrl} ${createHash('sha256').update(key).digest('hex')}`
    },
    cacheStore: cache,
    begun: panel.live.begun,
    record(record) {
      recorder.add(record)
      panel.live.ended(record)
    },
    onChange: announcement.ask,
  })
  return {
    pipeline,
    cache,
    metrics,
    panel,
    async close() {
      announcement.stop()
      panel.live.stop()
      await panel.close()
      pipeline.flush()
      recorder.close()
      metrics.close()
      cache.close()
    },
  }
}
