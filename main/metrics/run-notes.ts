/** What is written down of a run when it has ended, beside its requests. */
import { priceOfTokens } from '#shared/domain/cost.ts'
import type { ModelClass, ModelRef } from '#shared/domain/model.ts'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { MeasuredRun } from '../store/measured-runs.ts'

/** What was told before sending. */
export interface TellEstimate {
  readonly prompt: string
  readonly model: ModelRef
  /** US dollars; of all, where `isWhole`, else of what is sent alone. */
  readonly usd: number
  readonly isWhole: boolean
}

export interface RunNotes {
  /** Remembers it until the prompt is sent; the last few dozen. */
  estimated(estimate: TellEstimate): void
  /** An earlier answer to nearly the same prompt was offered: remembered until the prompt is sent all the same. */
  offered(prompt: string): void
  started(run: Pick<RunRecord, 'id' | 'prompt'>): void
  /** A record as it is kept: what missed the cache may have been offered before. */
  seen(record: RequestRecord): RequestRecord
  /**
   * Undefined for a run that makes pictures, or is not over. One whose answer the user did not take, or not yet, counts as
   * stopped: it is no accepted change.
   */
  ended(run: RunRecord): MeasuredRun | undefined
}

const mostRemembered = 50

export function createRunNotes(classOf: (model: ModelRef) => ModelClass | undefined): RunNotes {
  const estimates = new Map<string, TellEstimate>()
  const nameOf = (prompt: string, { provider, model }: ModelRef): string => `${provider}/${model} ${prompt.trim()}`

  const offers = new Set<string>()
  /** Runs whose first request is still to come, and whose prompt had such an offer. */
  const refused = new Set<string>()

  return {
    offered(prompt) {
      const [oldest] = offers
      if (offers.size >= mostRemembered && oldest !== undefined) offers.delete(oldest)
      offers.add(prompt.trim())
    },
    started({ id, prompt }) {
      if (offers.delete(prompt.trim())) refused.add(id)
    },
    seen(record) {
      if (record.runId === undefined || !refused.delete(record.runId) || record.cache !== 'miss') return record
      return { ...record, cache: 'offered' }
    },
    estimated({ prompt, model, usd, isWhole }) {
      const name = nameOf(prompt, model)
      estimates.delete(name)
      estimates.set(name, { prompt, model, usd, isWhole })
      const [oldest] = estimates.keys()
      if (estimates.size > mostRemembered && oldest !== undefined) estimates.delete(oldest)
    },
    ended(run) {
      const { state, endedAt, asked, path } = run
      if (state !== 'running') refused.delete(run.id)
      if (state === 'running' || run.beside === 'images') return undefined
      const model = path?.fallback?.to ?? asked
      const estimate = path?.from === 'cache' ? undefined : estimates.get(nameOf(run.prompt, asked))
      return {
        id: run.id,
        projectId: run.projectId,
        model,
        modelClass: classOf(model),
        outcome: state === 'done' && !isTaken(run) ? 'stopped' : state,
        startedAt: run.startedAt,
        totalMs: endedAt === undefined ? 0 : endedAt - run.startedAt,
        costUsd: run.cost?.usd,
        ...(estimate === undefined ? {} : compared(run, estimate)),
      }
    },
  }
}

/** Of a run that is done: one of two answers is taken when it is kept, and a change that is looked at when it is applied. */
function isTaken({ beside, review, draft }: RunRecord): boolean {
  return beside !== 'variant' && draft !== 'discarded' && (review === undefined || draft === 'applied')
}

/** An estimate of what is sent says nothing of the answer: it is held against the price of the input alone. */
function compared(
  { cost, usage }: RunRecord,
  { usd, isWhole }: TellEstimate,
): Pick<MeasuredRun, 'estimatedUsd' | 'comparedUsd'> {
  if (isWhole) return { estimatedUsd: usd, comparedUsd: cost?.usd }
  if (cost?.price === undefined || usage === undefined) return { estimatedUsd: usd }
  return { estimatedUsd: usd, comparedUsd: priceOfTokens(cost.price, { input: usage.input, output: 0 }) }
}
