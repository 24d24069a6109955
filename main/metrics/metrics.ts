/** The metrics as the panel asks for them: answers of the worker, with what only main knows added. */
import type {
  CostSummary,
  MetricsFilter,
  MetricsOverview,
  ModelCard,
  RequestRow,
  TargetVerdict,
} from '#shared/domain/metrics.ts'
import { failure } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { RequestDetail } from '#shared/domain/request-record.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { dayMs } from '../store/request-columns.ts'
import type { EditCounts } from '../store/edit-ledger-table.ts'
import type { Timers } from '../lib/timers.ts'
import { budgetOf } from './costs.ts'
import { isDamagedMetrics } from './damage.ts'
import { createLiveRows, type LiveRows } from './live-rows.ts'
import { createMetricsQueries } from './queries.ts'
import type { Answers } from './query.ts'
import type { Recorder } from './recorder.ts'
import type { RunSteps } from './run-steps.ts'
import { createSpending, type Spending } from './spending.ts'

export interface MetricsParts {
  readonly file: string
  readonly recorder: Pick<Recorder, 'flush'>
  readonly steps: RunSteps
  readonly timers: Timers
  settings(): Settings
  /** Undefined for a project that is no more. */
  projectName(projectId: string): string | undefined
  /** Of all projects, by id. */
  projectNames(): Readonly<Record<string, string>>
  editsOf(model: ModelRef): EditCounts | undefined
  /** The file was found to be damaged: the next start puts it aside. */
  onDamage(): void
  /** The month's budget is nearly used up, or is. */
  onBudget?(sentence: string): void
}

/** A start is left alone; then about once a day is enough, and a day may be slept through. */
const firstTidyMs = 60_000
const tidyMs = 3 * 3_600_000

/** All reject with `aborted` as soon as the signal fires. */
export interface Metrics {
  overview(filter: MetricsFilter, signal: AbortSignal): Promise<MetricsOverview>
  requests(
    filter: MetricsFilter,
    page: { readonly offset: number; readonly limit: number },
    signal: AbortSignal,
  ): Promise<{ rows: RequestRow[]; total: number }>
  /** Rejects with not-found for one that is not kept. */
  request(id: string, signal: AbortSignal): Promise<RequestDetail>
  targets(filter: MetricsFilter, signal: AbortSignal): Promise<TargetVerdict[]>
  cost(signal: AbortSignal): Promise<CostSummary>
  models(signal: AbortSignal): Promise<ModelCard[]>
  choices(signal: AbortSignal): Promise<ReturnType<Answers['choices']>>
  export(filter: MetricsFilter, format: 'csv' | 'json', signal: AbortSignal): Promise<{ text: string; left: number }>
  readonly live: LiveRows
  readonly spending: Spending
  /** What is done with the answers of runs. */
  readonly steps: Pick<RunSteps, 'note'>
  close(): Promise<void>
}

export function createMetrics(parts: MetricsParts): Metrics {
  const { recorder, timers, settings, projectName } = parts
  const queries = createMetricsQueries(parts.file)

  const ask: typeof queries.ask = (name, asked, signal) => {
    // What ended a moment ago is a part of the answer.
    recorder.flush()
    parts.steps.flush()
    return queries.ask(name, asked, signal).catch((thrown: unknown) => {
      if (isDamagedMetrics(thrown)) parts.onDamage()
      throw thrown
    })
  }

  function named(row: RequestRow): RequestRow {
    const name = row.projectId === undefined ? undefined : projectName(row.projectId)
    return name === undefined ? row : { ...row, projectName: name }
  }

  const closing = new AbortController()
  let stopTidying = timers.after(firstTidyMs, tidy)

  /** What is over the limits of the settings goes; days that are over are made ready for quick answers. */
  function tidy(): void {
    const { keepDays, keepMegabytes } = settings().metrics
    const now = timers.now()
    queries
      .tidy({ now, oldest: now - keepDays * dayMs, bytes: keepMegabytes * 1_000_000 }, closing.signal)
      // Tried again: a disk that is full may have room then.
      .catch(() => undefined)
      .finally(() => {
        if (!closing.signal.aborted) stopTidying = timers.after(tidyMs, tidy)
      })
  }

  return {
    overview: (filter, signal) => ask('overview', { filter }, signal),
    async requests(filter, page, signal) {
      const { rows, total } = await ask('requests', { filter, ...page }, signal)
      return { rows: rows.map(named), total }
    },
    async request(id, signal) {
      const found = await ask('request', { id }, signal)
      if (found === undefined) throw failure('not-found', 'This request is not kept any more.')
      const { texts, ...rest } = found
      const { projectId } = rest
      // What is being deleted is not shown until it is.
      const isKept = projectId !== undefined && settings().metrics.textsOf.includes(projectId)
      return texts !== undefined && isKept ? { ...rest, texts } : rest
    },
    targets: (filter, signal) =>
      ask('targets', { filter, limits: settings().metrics.targets, now: timers.now() }, signal),
    async cost(signal) {
      const found = await ask('cost', { now: timers.now() }, signal)
      return {
        ...found,
        byProject: found.byProject.map(({ projectId, usd }) => ({
          ...(projectId === '' ? {} : { projectId }),
          name: projectName(projectId) ?? '',
          usd,
        })),
        budget: budgetOf(settings().metrics, found.monthUsd),
      }
    },
    async models(signal) {
      const cards = await ask('models', {}, signal)
      return cards.map((card) => {
        const edits = parts.editsOf(card.model)
        return edits === undefined ? card : { ...card, edits: wholeCounts(edits) }
      })
    },
    choices: (signal) => ask('choices', {}, signal),
    export: (filter, format, signal) => ask('export', { filter, format, names: parts.projectNames() }, signal),
    live: createLiveRows(timers, named),
    steps: parts.steps,
    spending: createSpending({
      settings: () => settings().metrics,
      readMonth: async () => (await ask('cost', { now: timers.now() }, closing.signal)).monthUsd,
      now: timers.now,
      onWarning: (sentence) => parts.onBudget?.(sentence),
    }),
    async close() {
      closing.abort()
      stopTidying()
      await queries.close()
    },
  }
}

/** They are halved now and then, which leaves halves. */
function wholeCounts({ applied, repaired, failed }: EditCounts): NonNullable<ModelCard['edits']> {
  return { applied: Math.round(applied), repaired: Math.round(repaired), failed: Math.round(failed) }
}
