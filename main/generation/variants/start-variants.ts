/** Begins "Try two": looks at both wishes, makes the project of a new app, and starts both answers at once. */
import { failure } from '#shared/domain/error.ts'
import type { ContextWishes } from '#shared/domain/context.ts'
import type { ModelChoice, ModelRef } from '#shared/domain/model.ts'
import type { AppKind, Project } from '#shared/domain/project.ts'
import type { Attachment } from '#shared/domain/attachment.ts'
import type { VariantPair } from '#shared/domain/variant.ts'
import { newId } from '../../lib/ids.ts'
import { variantSite } from '../../preview/variant-site.ts'
import type { Auto, Resolved } from '../auto.ts'
import { checkPrompt } from '../check-prompt.ts'
import type { Drafts } from '../drafts.ts'
import type { RunParts } from '../live-run.ts'
import { nameFromPrompt } from '../plan.ts'
import type { RunRegistry } from '../registry.ts'
import type { LiveVariants } from './live-variants.ts'
import { createVariantTarget } from './variant-target.ts'

export interface VariantSide {
  readonly prompt: string
  readonly model: ModelChoice
}

export interface StartVariants {
  /** Without it, for a new page. */
  readonly projectId?: string | undefined
  readonly kind: AppKind
  readonly sides: readonly [VariantSide, VariantSide]
  readonly attachments?: readonly string[]
  readonly context?: ContextWishes | undefined
}

export interface StartVariantsParts extends RunParts {
  readonly live: LiveVariants
  readonly runs: Pick<RunRegistry, 'whileIdle'>
  readonly drafts: Pick<Drafts, 'supersede' | 'inReview'>
  readonly auto: Auto
  readonly checkModel?: (model: ModelRef) => Promise<void>
  readonly publish: (event: { readonly type: 'projects-changed' }) => void
}

export interface StartedVariants {
  readonly projectId: string
  readonly pairId: string
  readonly runIds: [string, string]
}

interface Side {
  readonly prompt: string
  readonly chosen: Resolved
}

const busy = 'This project is still being worked on. Stop that run first, or wait until it is done.'
const alike = 'Both are the same model and the same words. Choose another model for one of them, or change its words.'
/** What waits to be looked at is not replaced without a word. */
export const inReview = 'A change waits to be looked at. Accept or reject it first.'
const newReact =
  'Two answers can be tried for a new page, and for a change of any app. Make the React app first, then try two changes of it.'

/** Throws a Failure, and leaves nothing behind, where the two cannot begin. */
export async function startVariants(parts: StartVariantsParts, request: StartVariants): Promise<StartedVariants> {
  const { projects, attachments, facts, live, runs } = parts
  const [first, second] = [checked(request.sides[0]), checked(request.sides[1])]
  if (isSame(first, second)) throw failure('invalid-input', alike)
  if (request.projectId === undefined && request.kind === 'react') throw failure('invalid-input', newReact)
  const sent = attachments.of(request.attachments ?? [])
  const texts = request.projectId === undefined ? undefined : await projects.workspace(request.projectId).readTexts()
  const read = sent.map(({ id }) => attachments.read(id))
  const { signal } = new AbortController()
  const choose = ({ prompt, model }: VariantSide): Promise<Resolved> =>
    parts.auto.resolve(model, { prompt, files: texts ?? new Map(), attachments: read }, signal)
  const one = await choose(first)
  // Two wordings of one wish are answered by one model, whatever rules would say of each.
  const two = first.model === 'auto' && second.model === 'auto' ? one : await choose(second)
  const sides: [Side, Side] = [
    { prompt: first.prompt, chosen: one },
    { prompt: second.prompt, chosen: two },
  ]
  if (isSame({ ...first, model: one.model }, { ...second, model: two.model })) throw failure('invalid-input', alike)
  for (const { chosen } of sides) {
    await parts.checkModel?.(chosen.model)
    if (sent.some(({ kind }) => kind === 'image')) await facts.look(chosen.model, signal)
  }
  const isNew = request.projectId === undefined
  const projectId =
    request.projectId ?? (await projects.create({ name: nameFromPrompt(first.prompt), kind: request.kind })).id
  try {
    return await runs.whileIdle(projectId, busy, () =>
      begin(parts, { projectId, sides, sent, request, by: sameModel(one.model, two.model) ? 'wordings' : 'models' }),
    )
  } catch (thrown) {
    if (isNew && live.liveRunOf(projectId) === undefined) await projects.discard(projectId).catch(() => undefined)
    throw thrown
  }
}

interface Begin {
  readonly projectId: string
  readonly sides: readonly [Side, Side]
  readonly sent: readonly Attachment[]
  readonly request: StartVariants
  readonly by: VariantPair['by']
}

/** Inside the project's door. */
async function begin(
  parts: StartVariantsParts,
  { projectId, sides, sent, request, by }: Begin,
): Promise<StartedVariants> {
  const { store, projects, preview, live } = parts
  const project = projects.get(projectId)
  if (parts.drafts.inReview(projectId) !== undefined) throw failure('invalid-input', inReview, { reason: 'in-review' })
  const before = await projects.workspace(projectId).readTexts()
  if (project.kind === 'react' && before.size === 0) throw failure('invalid-input', newReact)
  if (before.size > 0) await projects.keepChanges(projectId)
  const baseVersionId = before.size === 0 ? undefined : projects.versions(projectId)[0]?.id
  const runIds: [string, string] = [newId(), newId()]
  const prepared = await Promise.all(
    sides.map(async (side, at) => {
      const context = await contextOf(parts, project, before, side, request)
      return { ...side, runId: at === 0 ? runIds[0] : runIds[1], context }
    }),
  )
  const pair: VariantPair = {
    id: newId(),
    projectId,
    by,
    kind: project.kind,
    mode: before.size === 0 ? 'create' : 'edit',
    createdAt: parts.clock.now(),
    ...(baseVersionId === undefined ? {} : { baseVersionId }),
    runIds,
    state: 'open',
    kept: [],
  }
  // As for any prompt: what was unfinished until now can no longer be kept.
  parts.drafts.supersede(projectId)
  store.variants.insert(pair)
  for (const { runId, prompt, chosen, context } of prepared) {
    const overlay = preview.overlay(variantSite(projectId, runId))
    const target = createVariantTarget({ overlay, kind: project.kind, before })
    const asked = { projectId, prompt, kind: project.kind, model: chosen.model, context: request.context }
    live.begin({
      ...{ runId, project, prompt, before, sent, chosen, context },
      request: asked,
      variant: { pairId: pair.id, target },
    })
  }
  parts.publish({ type: 'projects-changed' })
  return { projectId, pairId: pair.id, runIds }
}

async function contextOf(
  { contexts }: StartVariantsParts,
  { id: projectId }: Project,
  files: ReadonlyMap<string, string>,
  { chosen }: Side,
  { context: wishes }: StartVariants,
) {
  if (files.size === 0) return undefined
  return contexts?.prepare({ projectId, files, wishes, model: chosen.model }, new AbortController().signal)
}

function checked({ prompt, model }: VariantSide): VariantSide {
  return { prompt: checkPrompt(prompt), model }
}

/** Words that differ in nothing but white space are the same. */
function isSame(a: VariantSide, b: VariantSide): boolean {
  const words = ({ prompt }: VariantSide): string => prompt.replaceAll(/\s+/g, ' ').trim()
  return words(a) === words(b) && sameModel(a.model, b.model)
}

function sameModel(a: ModelChoice, b: ModelChoice): boolean {
  if (a === 'auto' || b === 'auto') return a === b
  return a.provider === b.provider && a.model === b.model
}
