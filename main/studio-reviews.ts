/** A part of the composition root: changes that wait to be looked at, and what a prompt would send. */
import { manifestAlone, type RunParts } from './generation/live-run.ts'
import { estimateRequest, type Estimate, type EstimateParts, type EstimateRequest } from './generation/estimate.ts'
import { createReviews, type Reviews, type ReviewsParts } from './generation/review/reviews.ts'
import type { RunRegistry } from './generation/registry.ts'
import type { Requests } from './studio-requests.ts'

export function createStudioReviews(
  parts: Omit<ReviewsParts, 'store' | 'liveRunOf' | 'alongside'> &
    Pick<RunParts, 'store' | 'react'> & {
      readonly runs: Pick<RunRegistry, 'liveRunOf'>
      readonly requests: Pick<Requests, 'runDecided'>
    },
): Reviews {
  const reviews = createReviews({
    ...parts,
    liveRunOf: parts.runs.liveRunOf,
    alongside: (...change) => manifestAlone(parts, ...change),
  })
  return {
    ...reviews,
    async reopen(runId) {
      await reviews.reopen(runId)
      parts.requests.runDecided(runId)
    },
  }
}

/** What it says of money is held against what the run then costs. */
export function createStudioEstimate(
  parts: Omit<EstimateParts, 'pace'> & { readonly requests: Pick<Requests, 'metrics' | 'estimated'> },
): (request: EstimateRequest, signal: AbortSignal) => Promise<Estimate> {
  const { requests } = parts
  return async (request, signal) => {
    const estimate = await estimateRequest({ ...parts, pace: requests.metrics.requests.pace }, request, signal)
    const { model, costUsd: usd } = estimate
    if (usd !== undefined) requests.estimated({ ...request, model, usd, isWhole: estimate.whole !== undefined })
    return estimate
  }
}
