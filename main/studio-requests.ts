/** A part of the composition root: the request pipeline with its two databases. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { toAppError } from '#shared/domain/error.ts'
import type { ModelRef, ProviderId } from '#shared/domain/model.ts'
import type { RequestRecord, RequestTexts } from '#shared/domain/request-record.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { createPictureRequests, type PictureRequests } from './generation/images/picture-requests.ts'
import { createIdleJobs } from './lib/idle-jobs.ts'
import { createThrottle } from './lib/throttle.ts'
import { systemTimers } from './lib/timers.ts'
import { createKeptTexts } from './metrics/kept-texts.ts'
import { createMetrics, type Metrics } from './metrics/metrics.ts'
import { createRunNotes, type RunNotes } from './metrics/run-notes.ts'
import { createRunSteps, type RunSteps } from './metrics/run-steps.ts'
import { createRecorder } from './metrics/recorder.ts'
import { classOf, createPipeline, type Pipeline } from './pipeline/index.ts'
import { isElsewhere } from './providers/known-models.ts'
import type { ProviderRegistry } from './providers/registry.ts'
import type { RequestEnvironment } from './settings/request-environment.ts'
import { openCache, type CacheStore } from './store/cache-database.ts'
import { markDamaged, openMetrics, type MetricsStore } from './store/metrics-database.ts'
import type { Store } from './store/store.ts'

export interface RequestParts {
  readonly store: Pick<Store, 'projects' | 'editLedger' | 'runs'>
  readonly dataFolder: string
  readonly providers: ProviderRegistry
  settings(): Settings
  readonly environment: RequestEnvironment
  keyFor(provider: ProviderId, baseUrl: string): { readonly key: string } | undefined
  onTrouble(message: string): void
  /** Takes what is written down of each request; must only put it aside. */
  onRecord(record: RequestRecord): void
  /** Told at most twice a second that the pipeline's state changed. */
  onChange(): void
}

export interface Requests {
  readonly pipeline: Pipeline
  readonly cache: CacheStore
  readonly metrics: MetricsStore
  /** What the panel asks. */
  readonly panel: Metrics
  /** What was told of a prompt before it is sent. */
  estimated: RunNotes['estimated']
  /** An earlier answer to nearly the same prompt was offered. */
  offered(prompt: string): void
  runStarted(runId: string): void
  /** Writes down what became of a run that has ended, when nothing else is to be done. */
  runEnded(runId: string): void
  /** An answer was taken, or waits again for that: writes down anew what became of its run. */
  runDecided(runId: string): void
  /** A change that was looked at may have been decided on. */
  projectChanged(projectId: string): void
  /** What is done with the answers of a project's run. */
  readonly noteStep: RunSteps['note']
  /** Requests for pictures, which go past the pipeline. */
  readonly pictures: PictureRequests
  /** Forgets texts of projects whose user does not have them kept any more. */
  settingsChanged(): void
  /** When no request is under way any more: writes the rest and closes the databases. */
  close(): Promise<void>
}

const announceMs = 500

export function createRequests(parts: RequestParts): Requests {
  const { store, providers, keyFor, onTrouble } = parts
  const cache = openCache(join(parts.dataFolder, 'cache.db'), onTrouble)
  const metrics = openMetrics(parts.dataFolder, onTrouble)
  const recorder = createRecorder(metrics.requests, systemTimers, onTrouble)
  const steps = createRunSteps(metrics.steps, systemTimers, onTrouble)
  const panel = createMetrics({
    file: metrics.file,
    recorder,
    steps,
    timers: systemTimers,
    settings: parts.settings,
    projectName: (id) => store.projects.get(id)?.name,
    projectNames: () => Object.fromEntries(store.projects.list().map(({ id, name }) => [id, name])),
    editsOf: store.editLedger.get,
    onDamage: () => markDamaged(metrics.file),
    onBudget: onTrouble,
  })
  const idle = createIdleJobs(announceMs, systemTimers)
  const keptTexts = createKeptTexts({
    table: metrics.texts,
    idle,
    textsOf: () => parts.settings().metrics.textsOf,
    isProject: (id) => store.projects.get(id) !== undefined || store.projects.getRemoved(id) !== undefined,
    onTrouble: (thrown) => onTrouble(`What requests said cannot be written down: ${toAppError(thrown).message}`),
  })
  const local = (model: ModelRef): boolean => providers.local(model.provider) && !isElsewhere(model)
  const runNotes = createRunNotes((model) => classOf(model, local(model), providers.models.get(model)))
  const announcement = createThrottle(announceMs, systemTimers, parts.onChange)
  const pipeline = createPipeline({
    providers,
    settings: parts.settings,
    environment: parts.environment,
    local,
    infoOf: providers.models.get,
    placeOf(provider) {
      const baseUrl = providers.baseUrlOf(provider)
      const key = keyFor(provider, baseUrl)?.key ?? ''
      return `${baseUrl} ${createHash('sha256').update(key).digest('hex')}`
    },
    cacheStore: cache,
    budget: (model) => panel.spending.refusal(providers.models.get(model)),
    begun: panel.live.begun,
    record: take,
    onChange: announcement.ask,
  })

  /** In microseconds: everything else happens when nothing waits for it. */
  function take(known: RequestRecord, texts?: RequestTexts): void {
    const record = runNotes.seen(known)
    recorder.add(record)
    panel.live.ended(record)
    parts.onRecord(record)
    panel.spending.add(record.cost?.usd ?? 0)
    if (texts !== undefined) keptTexts.take(record, texts)
  }

  /** Runs that are done, and whose change the user still looks at. */
  const undecided = new Map(store.runs.listUndecided().map(({ id, projectId }) => [id, projectId]))

  function noteRun(runId: string): void {
    const run = store.runs.get(runId)
    if (run?.state === 'done' && run.draft === 'pending') undecided.set(runId, run.projectId)
    else undecided.delete(runId)
    const measured = run === undefined ? undefined : runNotes.ended(run)
    try {
      if (measured !== undefined) metrics.runs.insert(measured)
    } catch (thrown) {
      onTrouble(`What a run took cannot be written down: ${toAppError(thrown).message}`)
    }
  }

  return {
    pipeline,
    cache,
    metrics,
    panel,
    estimated: runNotes.estimated,
    offered: runNotes.offered,
    runStarted(runId) {
      const run = store.runs.get(runId)
      if (run === undefined || run.beside !== undefined) return
      steps.started(run.projectId, runId)
      runNotes.started(run)
    },
    runEnded(runId) {
      steps.ended(runId)
      idle.add(() => noteRun(runId))
    },
    runDecided: (runId) => idle.add(() => noteRun(runId)),
    projectChanged(projectId) {
      for (const [runId, its] of undecided) if (its === projectId) idle.add(() => noteRun(runId))
    },
    noteStep: steps.note,
    pictures: createPictureRequests({
      begun: panel.live.begun,
      record: take,
      refusal: panel.spending.refusal,
      now: systemTimers.now,
    }),
    settingsChanged: keptTexts.settingsChanged,
    async close() {
      announcement.stop()
      panel.live.stop()
      await panel.close()
      pipeline.flush()
      idle.flush()
      recorder.close()
      steps.close()
      metrics.close()
      cache.close()
    },
  }
}
