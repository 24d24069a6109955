/** Roughly what a prompt would send, before it is sent: the very request that a run would build, measured. */
import { costOf, runCostOf } from '#shared/domain/cost.ts'
import type { ContextWishes } from '#shared/domain/context.ts'
import type { ModelChoice, ModelInfo, ModelRef } from '#shared/domain/model.ts'
import type { AppKind } from '#shared/domain/project.ts'
import type { Projects } from '../projects/projects.ts'
import { throwIfAborted } from '../lib/abort.ts'
import type { ModelPace } from '../store/requests-table.ts'
import type { Store } from '../store/store.ts'
import type { Attachments } from './attachments.ts'
import type { Auto, Resolved } from './auto.ts'
import { editFormatFor } from './edits/edit-format.ts'
import type { ChangeContexts } from './context/change-contexts.ts'
import type { ModelFacts } from './model-facts.ts'
import { estimateWhole, type WholeEstimate } from './estimate-whole.ts'
import type { ReactServices } from './react-run.ts'
import { draftRequest, type DraftedRequest } from './request.ts'

export interface EstimateRequest {
  /** Without it, for a new app. */
  readonly projectId?: string | undefined
  readonly prompt: string
  /** Of a new app; page when absent. */
  readonly kind?: AppKind
  readonly model: ModelChoice
  readonly attachments?: readonly string[]
  /** Of a change: what the user wants shown of the app, or not. */
  readonly context?: ContextWishes | undefined
}

export type Estimate = Omit<DraftedRequest, 'request'> &
  Resolved & {
    /**
     * In US dollars, for what is sent alone: nobody knows how long the answer will be. Of a new React app, for all of it.
     * Absent where no price is known.
     */
    readonly costUsd?: number
    /** Of a new React app, which is asked for in parts: all of it. */
    readonly whole?: WholeEstimate
  }

export interface EstimateParts {
  readonly projects: Pick<Projects, 'get' | 'workspace'>
  readonly attachments: Attachments
  readonly facts: ModelFacts
  readonly auto: Auto
  readonly contextTokens: () => number
  /** How models have written edits, and which files only the user changes. */
  readonly store: Pick<Store, 'editLedger' | 'lockedFiles'>
  /** What changes are chosen from; absent: all of the app goes along. */
  readonly contexts?: Pick<ChangeContexts, 'prepare'>
  readonly react: Pick<ReactServices, 'template' | 'screensAtOnce'>
  /** How fast a model has answered on this machine. */
  readonly pace: (model: ModelRef) => ModelPace | undefined
}

/** Throws what a run of it would: an unknown project, a lost attachment. */
export async function estimateRequest(
  parts: EstimateParts,
  { projectId, prompt, kind: newKind = 'page', model: choice, attachments = [], context: wishes }: EstimateRequest,
  signal: AbortSignal,
): Promise<Estimate> {
  const { projects, facts } = parts
  const sent = parts.attachments.of(attachments).map(({ id }) => parts.attachments.read(id))
  const files = projectId === undefined ? new Map<string, string>() : await projects.workspace(projectId).readTexts()
  const resolved = await parts.auto.resolve(choice, { prompt, files, attachments: sent }, signal)
  const { model } = resolved
  await facts.look(model, signal)
  throwIfAborted(signal)
  const kind = projectId === undefined ? newKind : projects.get(projectId).kind
  const contextTokens = parts.contextTokens()
  const context =
    projectId === undefined || files.size === 0
      ? undefined
      : await parts.contexts?.prepare({ projectId, files, wishes, model }, signal)
  const { request: _, ...estimate } = draftRequest(model, {
    prompt,
    kind,
    model,
    files,
    contextTokens,
    ...(context === undefined ? {} : { context }),
    attachments: sent,
    factsOf: facts.known,
    editFormatFor: (one) => editFormatFor(one, parts.store.editLedger.get(one)),
    ...(projectId === undefined ? {} : { locked: new Set(parts.store.lockedFiles.list(projectId)) }),
  })
  const known = facts.known(model)
  if (kind === 'react' && files.size === 0) {
    const template = await parts.react.template()
    const pace = parts.pace(model)
    const whole = estimateWhole({
      prompt,
      model,
      facts: known,
      template,
      parallel: parts.react.screensAtOnce(model),
      drafted: estimate,
      ...(pace === undefined ? {} : { pace }),
    })
    return { ...whole, ...resolved }
  }
  const cost = estimate.inputTokens === 0 ? undefined : inputCost(model, known, estimate.inputTokens)
  return { ...estimate, ...resolved, ...(cost === undefined ? {} : { costUsd: cost }) }
}

function inputCost(model: ModelRef, facts: ModelInfo | undefined, input: number): number | undefined {
  return runCostOf(costOf(model, { input, output: 0, estimated: true }, facts))?.usd
}
