/** What a run of pictures has come to, from its record and, while it is live, its events. Pure. */
import { imagesOf } from '#shared/contract/run-images.ts'
import type { RunView } from '#shared/contract/run-view.ts'
import type { RunCost } from '#shared/domain/cost.ts'
import type { AppError } from '#shared/domain/error.ts'
import type { RunImages, RunRecord } from '#shared/domain/run.ts'

export interface Pictures {
  readonly runId: string
  readonly state: 'making' | 'done' | 'stopped' | 'failed'
  readonly counts: RunImages
  /** Undefined where it is not known. */
  readonly cost: RunCost | undefined
  /** Why none are made any more, or why some were not. */
  readonly error: AppError | undefined
  /** When the next try is, in milliseconds since 1970, while nothing is made. */
  readonly waitsUntil: number | undefined
}

const none: RunImages = { all: 0, made: 0, failed: 0 }

export function picturesOf(run: RunRecord, view: RunView | undefined): Pictures {
  const isLive = run.state === 'running'
  if (!isLive || view === undefined || view.lastSeq < 0) {
    const { id, images = none, cost, error = images.error } = run
    return {
      runId: id,
      state: stateOf(isLive ? undefined : run.state),
      counts: images,
      cost,
      error,
      waitsUntil: undefined,
    }
  }
  return {
    runId: run.id,
    state: stateOf(view.outcome),
    counts: imagesOf(view),
    cost: view.cost,
    error: view.error ?? imagesOf(view).error,
    waitsUntil: view.wait?.untilMs,
  }
}

function stateOf(outcome: string | undefined): Pictures['state'] {
  switch (outcome) {
    case undefined:
    case 'running':
      return 'making'
    case 'done':
    case 'stopped':
      return outcome
    default:
      return 'failed'
  }
}
