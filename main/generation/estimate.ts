/** Roughly what a prompt would send, before it is sent: the very request that a run would build, measured. */
import { costOf, runCostOf } from '#shared/domain/cost.ts'
import type { ModelChoice, ModelInfo, ModelRef } from '#shared/domain/model.ts'
import type { Projects } from '../projects/projects.ts'
import { throwIfAborted } from '../lib/abort.ts'
import type { Attachments } from './attachments.ts'
import type { Auto, Resolved } from './auto.ts'
import type { ModelFacts } from './model-facts.ts'
import { draftRequest, type DraftedRequest } from './request.ts'

export interface EstimateRequest {
  /** Without it, for a new app. */
  readonly projectId?: string | undefined
  readonly prompt: string
  readonly model: ModelChoice
  readonly attachments?: readonly string[]
}

export type Estimate = Omit<DraftedRequest, 'request'> &
  Resolved & {
    /** In US dollars, for what is sent alone: nobody knows how long the answer will be. Absent where no price is known. */
    readonly costUsd?: number
  }

export interface EstimateParts {
  readonly projects: Pick<Projects, 'get' | 'workspace'>
  readonly attachments: Attachments
  readonly facts: ModelFacts
  readonly auto: Auto
  readonly contextTokens: () => number
}

/** Throws what a run of it would: an unknown project, a lost attachment. */
export async function estimateRequest(
  parts: EstimateParts,
  { projectId, prompt, model: choice, attachments = [] }: EstimateRequest,
  signal: AbortSignal,
): Promise<Estimate> {
  const { projects, facts } = parts
  const sent = parts.attachments.of(attachments).map(({ id }) => parts.attachments.read(id))
  const files = projectId === undefined ? new Map<string, string>() : await projects.workspace(projectId).readTexts()
  const resolved = await parts.auto.resolve(choice, { prompt, files, attachments: sent }, signal)
  const { model } = resolved
  await facts.look(model, signal)
  throwIfAborted(signal)
  const kind = projectId === undefined ? 'page' : projects.get(projectId).kind
  const contextTokens = parts.contextTokens()
  const { request: _, ...estimate } = draftRequest(model, {
    prompt,
    kind,
    model,
    files,
    contextTokens,
    attachments: sent,
    factsOf: facts.known,
  })
  const known = facts.known(model)
  const cost = estimate.inputTokens === 0 ? undefined : inputCost(model, known, estimate.inputTokens)
  return { ...estimate, ...resolved, ...(cost === undefined ? {} : { costUsd: cost }) }
}

function inputCost(model: ModelRef, facts: ModelInfo | undefined, input: number): number | undefined {
  return runCostOf(costOf(model, { input, output: 0, estimated: true }, facts))?.usd
}
