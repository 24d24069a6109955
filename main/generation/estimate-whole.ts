/** All that a new React app will probably take of a model: its requests, tokens, money and time. Pure. */
import { costOf } from '#shared/domain/cost.ts'
import type { ModelInfo, ModelRef, Price } from '#shared/domain/model.ts'
import type { ModelPace } from '../store/requests-table.ts'
import { estimateReactRun } from './react/estimate.ts'
import type { ReactTemplate } from './react/template.ts'
import { answerTokens, tooLong, type DraftedRequest } from './request.ts'

export interface WholeEstimate {
  readonly screens: number
  readonly requests: number
  /** 0 where no model answers. */
  readonly outputTokens: number
  /** In milliseconds; absent where this machine has not measured the model. */
  readonly ms?: number
}

export interface WholeParts {
  readonly prompt: string
  readonly model: ModelRef
  readonly facts: ModelInfo | undefined
  readonly template: ReactTemplate
  /** How many screens are asked for at a time. */
  readonly parallel: number
  readonly pace?: ModelPace
  /** A request for the prompt alone: what of its attachments the model takes. */
  readonly drafted: Omit<DraftedRequest, 'request'>
}

/** In the place of `drafted`, with the sums over all requests. `costUsd`: absent where no price is known. */
export function estimateWhole({
  prompt,
  model,
  facts,
  template,
  parallel,
  pace,
  drafted,
}: WholeParts): Omit<DraftedRequest, 'request'> & { readonly whole: WholeEstimate; readonly costUsd?: number } {
  const price = priceOf(model, facts)
  const all = estimateReactRun({
    prompt,
    template,
    parallel,
    ...(price === undefined ? {} : { price }),
    ...pace,
  })
  const { screens, requests, mostInputTokens } = all
  if (model.provider === 'starter' || model.provider === 'scripted') {
    return { ...drafted, whole: { screens, requests, outputTokens: 0 } }
  }
  const { contextTokens, limits, note } = drafted
  const isTooLong = contextTokens !== undefined && mostInputTokens + answerTokens > contextTokens
  const notes = [
    ...(isTooLong ? [tooLong(model, mostInputTokens + answerTokens, contextTokens)] : []),
    ...(note === undefined || limits.includes('too-long') ? [] : [note]),
  ]
  return {
    inputTokens: isTooLong ? mostInputTokens : all.inputTokens,
    ...(contextTokens === undefined ? {} : { contextTokens }),
    limits: [...(isTooLong ? ['too-long' as const] : []), ...limits.filter((limit) => limit !== 'too-long')],
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
    whole: { screens, requests, outputTokens: all.outputTokens, ...(all.ms === undefined ? {} : { ms: all.ms }) },
    ...(all.costUsd === undefined ? {} : { costUsd: all.costUsd }),
  }
}

/** Zeros where there is nothing to pay; undefined where that is not known. */
function priceOf(model: ModelRef, facts: ModelInfo | undefined): Price | undefined {
  const cost = costOf(model, { input: 1, output: 1, estimated: true }, facts)
  if (cost.kind === 'known') return cost.price
  return cost.kind === 'unknown' ? undefined : { input: 0, output: 0 }
}
